package io.evenkeel.core.protection;

/** Says in one sentence which parameter is out of its range. */
final class Bounds {

  private Bounds() {}

  static void check(String name, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, was %s".formatted(name, min, max, value));
    }
  }

  static void checkNanos(String name, long nanos, long min) {
    if (nanos < min) {
      throw new IllegalArgumentException(
          "%s must be at least %d ns, was %d ns".formatted(name, min, nanos));
    }
  }
}
