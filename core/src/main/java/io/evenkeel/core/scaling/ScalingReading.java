package io.evenkeel.core.scaling;

import java.util.Optional;

/**
 * What is known of a target at one moment.
 *
 * @param nowNanos a monotonic clock
 * @param epochMillis the wall clock, for people
 * @param ordered as the driver says; those that start included
 * @param load over the last second or so; empty when not all of it is known
 * @param missing why it is not, in a few words; else empty
 * @param unusual what is unusual just now, as {@code n1 is unusual: cpu}; else empty
 */
public record ScalingReading(
    long nowNanos,
    long epochMillis,
    int ordered,
    Optional<LoadSnapshot> load,
    String missing,
    String unusual) {}
