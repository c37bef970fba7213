package io.evenkeel.core.parameter;

import java.util.List;

/**
 * A setting of a strategy or policy that is chosen by name.
 *
 * @param kind how it is written
 * @param byDefault as it is written
 * @param min of a number, or of a duration in seconds
 * @param max as {@code min}
 * @param choices of {@link Kind#CHOICE}, else empty
 * @param meaning one line for people
 */
public record Parameter(
    String name,
    Kind kind,
    String byDefault,
    double min,
    double max,
    List<String> choices,
    String meaning) {

  /** How a value is written. */
  public enum Kind {
    /** A whole number. */
    WHOLE,
    /** A number, as {@code 1.25}. */
    NUMBER,
    /** A duration, as {@code 10s} or {@code 250us}. */
    DURATION,
    /** One of some words. */
    CHOICE
  }

  public Parameter {
    choices = List.copyOf(choices);
  }

  public static Parameter whole(String name, int byDefault, int min, int max, String meaning) {
    var text = Integer.toString(byDefault);
    return new Parameter(name, Kind.WHOLE, text, min, max, List.of(), meaning);
  }

  public static Parameter number(
      String name, double byDefault, double min, double max, String meaning) {
    var text = Double.toString(byDefault);
    return new Parameter(name, Kind.NUMBER, text, min, max, List.of(), meaning);
  }

  public static Parameter duration(
      String name, String byDefault, double minSeconds, double maxSeconds, String meaning) {
    return new Parameter(
        name, Kind.DURATION, byDefault, minSeconds, maxSeconds, List.of(), meaning);
  }

  public static Parameter choice(
      String name, String byDefault, List<String> choices, String meaning) {
    return new Parameter(name, Kind.CHOICE, byDefault, 0, 0, choices, meaning);
  }

  /** What a value may be, in words. */
  public String range() {
    return switch (kind) {
      case WHOLE -> "a whole number from " + (long) min + " to " + (long) max;
      case NUMBER -> "a number from " + min + " to " + max;
      case DURATION -> "a duration from " + min + " s to " + max + " s, as 10s or 250us";
      case CHOICE -> "one of " + String.join(", ", choices);
    };
  }
}
