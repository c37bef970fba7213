package io.evenkeel.core.simulation.scenario;

/**
 * How reports of load travel, those with replies and those of probes.
 *
 * @param ageNanos added to the time of the network
 * @param loss share of reports and probes that never arrive, 0 to 1
 */
public record Signals(long ageNanos, double loss) {}
