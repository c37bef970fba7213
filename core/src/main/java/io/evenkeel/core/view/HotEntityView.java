package io.evenkeel.core.view;

/**
 * An entity that does much.
 *
 * @param id of the entity
 * @param shard that it is in
 * @param node host:port of the node that told of it
 * @param workCores an estimate of what it does, in seconds of processor time per second, from above
 * @param errorCores it does at least {@code workCores - errorCores}
 */
public record HotEntityView(
    String id, String shard, String node, double workCores, double errorCores) {}
