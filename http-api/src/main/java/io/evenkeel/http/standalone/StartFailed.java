package io.evenkeel.http.standalone;

import org.jspecify.annotations.Nullable;

/** Something did not start. The message is one sentence for the operator. */
public final class StartFailed extends RuntimeException {

  public StartFailed(String message) {
    this(message, null);
  }

  public StartFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
