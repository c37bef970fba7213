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

  DriverFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
