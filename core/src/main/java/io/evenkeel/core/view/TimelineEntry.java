package io.evenkeel.core.view;

/**
 * Something that happened on a node and matters to a failover.
 *
 * @param epochMillis by the node's wall clock, comparable between nodes as far as their clocks are
 * @param sinceStartMicros by the node's monotonic clock since it started, so that no correction of
 *     the wall clock can change an order or a distance
 * @param what as {@code shard-started}; the names are those of {@code FailoverTimeline.What}
 * @param subject whom it happened to: a member's host:port, {@code type/shard}, or a lease's name
 */
public record TimelineEntry(long epochMillis, long sinceStartMicros, String what, String subject) {}
