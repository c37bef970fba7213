package io.evenkeel.core.runtime;

import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** What keeps an entity from being in two places at once. Thread-safe; no method blocks. */
public interface WriterFence {

  /**
   * Tells under which lease each entity of a sharded type stands. Before its first entity starts,
   * and the same on all nodes.
   *
   * @param type whose persistence ids are {@code type|id}
   * @param leaseOfId from an entity's id to the name of its shard's lease
   */
  void shardsOf(String type, UnaryOperator<String> leaseOfId);

  /**
   * Whether this node may speak for an entity, to be asked for each answer that depends on its
   * state: false from the moment on at which another node may be the one.
   */
  BooleanSupplier mayAnswer(String persistenceId);

  /**
   * What happened on this node so far.
   *
   * @param ghosts rows of stale writers that replays have passed by
   * @param closedGates writes that were stored and not confirmed, as the lease had ended meanwhile
   * @param leaseWaits tries for a shard that another node still had, or seemed to have
   */
  record Figures(long ghosts, long closedGates, long leaseWaits) {}

  /** The figures as they are now; each only grows. */
  Figures figures();
}
