package io.evenkeel.persistence.journal;

/** This node may not write to an entity, or may not have been allowed to when it did. */
public final class LeaseLost extends RuntimeException {

  LeaseLost(String message) {
    super(message, null, false, false);
  }
}
