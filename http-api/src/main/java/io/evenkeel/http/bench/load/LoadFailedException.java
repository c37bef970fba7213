package io.evenkeel.http.bench.load;

/** A run could not be made; nothing was measured. The message is one sentence for the user. */
public final class LoadFailedException extends RuntimeException {

  public LoadFailedException(String message) {
    super(message);
  }

  LoadFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
