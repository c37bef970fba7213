package io.evenkeel.core.load;

/**
 * What an instance in the cluster did for some time.
 *
 * @param queued calls that waited at its end
 * @param used of what it can work on at a time, the mean; 0 to 1
 */
public record InstanceCount(
    String service, String instance, CallCount calls, int queued, double used) {}
