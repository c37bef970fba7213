package io.evenkeel.http.bench.profile;

/** Checks rates. */
final class Rate {

  private static final double MOST = 1e6;

  private Rate() {}

  /** At most a million per second, and not negative. */
  static void check(double perSecond) {
    if (!(perSecond >= 0 && perSecond <= MOST)) {
      throw new IllegalArgumentException(
          "a rate must be 0 to 1000000 requests per second, was " + perSecond);
    }
  }

  /** At least one of them must send something. */
  static void check(double one, double other) {
    check(one);
    check(other);
    if (Math.max(one, other) == 0) {
      throw new IllegalArgumentException("a profile needs a rate above 0 somewhere");
    }
  }

  /** A length of time within a profile. */
  static void checkTime(double seconds) {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("a profile's times must be above 0, was " + seconds);
    }
  }
}
