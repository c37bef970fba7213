package io.evenkeel.http.bench.profile;

/** A rate over time. Pure, immutable. */
public interface Profile {

  /**
   * Requests per second at a time: {@code >= 0}, finite.
   *
   * @param seconds since its beginning, {@code >= 0}; also beyond its end
   */
  double perSecond(double seconds);

  /** How long it takes unless one says otherwise, above 0. */
  double lastsSeconds();

  /** Whether the rate never changes, so that what does change is not due to it. */
  default boolean isSteady() {
    return false;
  }
}
