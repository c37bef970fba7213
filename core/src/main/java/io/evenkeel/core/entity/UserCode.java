package io.evenkeel.core.entity;

import java.util.function.Supplier;

/** Runs functions of an {@link io.evenkeel.core.EntityType}, whose defects must stay theirs. */
final class UserCode {

  /** An error that stands for a defect of the entity's code, not for a JVM in trouble. */
  static final class Defect extends RuntimeException {
    Defect(Error cause) {
      super(String.valueOf(cause.getMessage()), cause);
    }
  }

  private UserCode() {}

  /**
   * The value of {@code code}. What it throws is a RuntimeException in every case that one entity
   * can cause: an actor system ends its JVM on a LinkageError, and a state nested too deeply ends
   * in a StackOverflowError.
   */
  static <T> T call(Supplier<T> code) {
    try {
      return code.get();
    } catch (LinkageError | StackOverflowError | AssertionError e) {
      throw new Defect(e);
    }
  }
}
