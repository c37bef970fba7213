package io.evenkeel.core.simulation;

/**
 * What one run of one strategy came to. Failed calls are charged the deadline in all times.
 *
 * @param calls measured
 * @param errors share of calls that failed or came after the deadline
 * @param goodput share of offered work that came back well and in time
 * @param slowdown mean of response time by own work at speed 1, where work below a tenth of the
 *     mean counts as that (bounded slowdown)
 * @param maxInFlight calls at one replica
 * @param p99InFlight calls at a replica as arriving ones find it
 * @param fairness Jain's index of utilisation over replicas, 1/n to 1
 * @param probesPerCall messages beside the calls
 * @param simulatedSeconds of the whole run
 */
public record RunResult(
    long calls,
    double meanMillis,
    double p50Millis,
    double p99Millis,
    double p999Millis,
    double slowdown,
    double errors,
    double goodput,
    int maxInFlight,
    double p99InFlight,
    double fairness,
    double probesPerCall,
    double simulatedSeconds) {}
