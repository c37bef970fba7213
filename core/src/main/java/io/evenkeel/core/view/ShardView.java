package io.evenkeel.core.view;

/**
 * Where a shard is.
 *
 * @param shard its id
 * @param node host:port of the node that hosts it
 * @param entities in memory at the moment
 * @param workCores what it does, in seconds of processor time per second over the last while; 0
 *     when that is not known
 * @param callsPerSecond likewise
 */
public record ShardView(
    String shard, String node, int entities, double workCores, double callsPerSecond) {}
