package io.evenkeel.core.view;

/**
 * Calls to something, over the last while.
 *
 * @param perSecond that arrived
 * @param endedPerSecond that were answered, but for those that were refused at once
 * @param failedPerSecond that were answered badly or refused
 * @param inFlight now
 * @param p50Millis half of the calls took no longer; 0 when there were none
 */
public record CallsView(
    double perSecond,
    double endedPerSecond,
    double failedPerSecond,
    long inFlight,
    double p50Millis,
    double p95Millis,
    double p99Millis) {}
