package io.evenkeel.core.view;

/**
 * The load of an instance in the cluster.
 *
 * @param node host:port
 * @param calls as the instance sees them
 * @param queued that wait now
 * @param used of the calls it can work on at a time, 0 to 1
 */
public record InstanceLoadView(
    String instance, String node, CallsView calls, int queued, double used) {}
