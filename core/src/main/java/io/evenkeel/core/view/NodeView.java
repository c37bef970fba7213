package io.evenkeel.core.view;

import io.evenkeel.core.wire.ClusterMessage;

/**
 * What a node says of itself.
 *
 * @param address host:port the other nodes reach it at
 * @param url where it serves HTTP, empty when it does not
 * @param pid of its process
 * @param uptimeMillis since its JVM started
 * @param ready whether it takes work
 */
public record NodeView(String address, String url, long pid, long uptimeMillis, boolean ready)
    implements ClusterMessage {}
