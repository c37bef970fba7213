package io.evenkeel.http.gateway.client;

import java.time.Duration;

/**
 * Bounds of a client.
 *
 * @param threads that carry all connections; an instance's are all on the same one
 * @param maxConnections to one instance
 * @param maxCalls to one instance that are under way or wait for a connection
 * @param connectTimeout the longest a connection may take to open, and as long again for its name
 *     and for TLS
 * @param idleTimeout silence after which a connection is given up, with or without a call
 * @param subscriptionTimeout how long an answer that streams waits for whoever reads it
 * @param lingerTimeout how long the rest of a request's body is taken that nobody wants
 */
public record ClientSettings(
    int threads,
    int maxConnections,
    int maxCalls,
    Duration connectTimeout,
    Duration idleTimeout,
    Duration subscriptionTimeout,
    Duration lingerTimeout) {

  public ClientSettings {
    if (threads < 1 || maxConnections < 1 || maxCalls < 1) {
      throw new IllegalArgumentException("threads, connections and calls must be >= 1");
    }
  }
}
