package io.evenkeel.http.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}. */
public final class Seconds {

  private static final Pattern TEXT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(us|ms|s|m|h)");
  private static final Map<String, Double> UNITS =
      Map.of("us", 1e-6, "ms", 1e-3, "s", 1.0, "m", 60.0, "h", 3_600.0);

  private Seconds() {}

  /**
   * Reads one.
   *
   * @param what it is for, for the message
   * @throws IllegalArgumentException in one sentence when it is none, or longer than a week
   */
  public static double parse(String what, String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          what + " must be a length of time like 500ms, 30s, 5m or 1h, was '" + text + "'");
    }
    double seconds =
        Double.parseDouble(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1.0);
    if (seconds > Duration.ofDays(7).toSeconds()) {
      throw new IllegalArgumentException(what + " must be a week at most, was '" + text + "'");
    }
    return seconds;
  }

  /** As {@link #parse}. */
  public static Duration duration(String what, String text) {
    return of(parse(what, text));
  }

  /** Seconds as a duration. */
  public static Duration of(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
