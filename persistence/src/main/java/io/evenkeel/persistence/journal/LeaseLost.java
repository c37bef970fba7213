package io.evenkeel.persistence.journal;

/** This node may not write to an entity, or may not have been allowed to when it did. */
public final class LeaseLost extends RuntimeException {

  static LeaseLost of(String persistenceId) {
    return new LeaseLost("this node does not hold the lease of " + persistenceId);
  }

  LeaseLost(String message) {
    super(message, null, false, false);
  }
}
