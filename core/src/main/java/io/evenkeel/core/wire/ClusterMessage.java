package io.evenkeel.core.wire;

/** Marks messages that travel between nodes as CBOR; bound in {@code reference.conf}. */
public interface ClusterMessage {}
