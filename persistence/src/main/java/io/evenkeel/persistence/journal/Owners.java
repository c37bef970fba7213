package io.evenkeel.persistence.journal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Which lease an entity stands under. Entities of a sharded type stand under their shard's; every
 * other one under a lease of its own, which costs a transaction whenever it starts. Thread-safe;
 * filled before the first entity starts and the same on all nodes.
 */
public final class Owners {

  private static final char SEPARATOR = '|';

  private final Map<String, UnaryOperator<String>> shardOfId = new ConcurrentHashMap<>();

  /**
   * Adds a sharded type whose persistence ids are {@code type|id}.
   *
   * @param leaseOfId from an entity's id to the name of its shard's lease
   */
  public void add(String type, UnaryOperator<String> leaseOfId) {
    shardOfId.put(type, leaseOfId);
  }

  /** The name of the lease. */
  String leaseOf(String persistenceId) {
    int end = persistenceId.indexOf(SEPARATOR);
    var ofId = end < 0 ? null : shardOfId.get(persistenceId.substring(0, end));
    return ofId == null ? "entity-" + persistenceId : ofId.apply(persistenceId.substring(end + 1));
  }

  /** Whether it is a shard's, which sharding acquires. */
  boolean isSharded(String persistenceId) {
    int end = persistenceId.indexOf(SEPARATOR);
    return end >= 0 && shardOfId.containsKey(persistenceId.substring(0, end));
  }
}
