package io.evenkeel.http.scaling.driver;

/**
 * What was asked of a driver was not done, or nobody knows whether it was. The message is one
 * sentence for people and says which of the two. To ask again is always safe.
 */
public final class DriverFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DriverFailed(String message) {
    super(message);
  }

  /**
   * Not with a cause: who looks for the deepest one, to say it to people, finds this sentence.
   *
   * @param because kept for stack traces
   */
  DriverFailed(String message, Throwable because) {
    super(message);
    addSuppressed(because);
  }
}
