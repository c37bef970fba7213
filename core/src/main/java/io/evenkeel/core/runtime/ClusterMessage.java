package io.evenkeel.core.runtime;

/** Marks messages that travel between nodes as CBOR; bound in {@code reference.conf}. */
public interface ClusterMessage {}
