package io.evenkeel.core.entity;

import org.jspecify.annotations.Nullable;

/** A journal holds an event that the running code does not understand. Deploy code that does. */
public final class UnreadableEvent extends RuntimeException {

  public UnreadableEvent(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
