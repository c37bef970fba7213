package io.evenkeel.http.bench.plan;

import io.evenkeel.core.capacity.ClusterModel.Measured;
import io.evenkeel.core.capacity.Sweep;

/**
 * A sweep, with what its sizes are.
 *
 * @param source where it comes from, for people
 */
public record SweepData(String source, Measured measured, Sweep sweep) {}
