package io.evenkeel.http.drill;

import org.jspecify.annotations.Nullable;

/** A drill could not be carried out. The message is one sentence for the operator. */
public final class DrillFailed extends RuntimeException {

  DrillFailed(String message) {
    this(message, null);
  }

  DrillFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
