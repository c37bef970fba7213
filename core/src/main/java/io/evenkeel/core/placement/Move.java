package io.evenkeel.core.placement;

/** A shard that shall live on another node. */
public record Move(String shard, String from, String to) {}
