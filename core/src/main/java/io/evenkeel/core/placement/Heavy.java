package io.evenkeel.core.placement;

/**
 * One of the heaviest ids of a {@link SpaceSaving}.
 *
 * @param estimate at least its true weight
 * @param error the true weight is at least {@code estimate - error}; 0 or more
 */
public record Heavy(String id, double estimate, double error) {}
