package io.evenkeel.core.view;

/**
 * Where a shard is.
 *
 * @param shard its id
 * @param node host:port of the node that hosts it
 * @param entities in memory at the moment
 */
public record ShardView(String shard, String node, int entities) {}
