package io.evenkeel.http.drill;

import io.evenkeel.http.bench.load.Seconds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fault that is to happen while a load runs. Pure.
 *
 * @param lastsSeconds until it is healed; a node that was killed or left may start again then
 * @param atSeconds since the beginning of what is measured
 */
public record PlannedFault(DrillKind kind, double lastsSeconds, double atSeconds) {

  private static final Pattern TEXT = Pattern.compile("([a-z]+)(?::([0-9a-z.]+))?@([0-9a-z.]+)");
  private static final String USUAL = "10s";

  public PlannedFault {
    if (!(lastsSeconds > 0)) {
      throw new IllegalArgumentException("a fault must last longer than 0, was " + lastsSeconds);
    }
  }

  /**
   * Reads some, as {@code kill@20s,pause:5s@40s}; one ends before the next begins.
   *
   * @throws IllegalArgumentException in one sentence when they are none
   */
  public static List<PlannedFault> read(String text) {
    var faults = new ArrayList<PlannedFault>();
    for (var one : text.split(",", -1)) {
      faults.add(readOne(one.strip()));
    }
    faults.sort(Comparator.comparingDouble(PlannedFault::atSeconds));
    for (int i = 1; i < faults.size(); i++) {
      if (faults.get(i).atSeconds() < faults.get(i - 1).endSeconds()) {
        throw new IllegalArgumentException(
            "a fault must end before the next begins: '%s' lasts from %s s to %s s"
                .formatted(
                    faults.get(i - 1).kind().text(),
                    faults.get(i - 1).atSeconds(),
                    faults.get(i - 1).endSeconds()));
      }
    }
    return List.copyOf(faults);
  }

  private static PlannedFault readOne(String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a fault must look like kill@20s or pause:5s@40s, was '" + text + "'");
    }
    var lasts = matcher.group(2) == null ? USUAL : matcher.group(2);
    return new PlannedFault(
        kind(matcher.group(1)),
        Seconds.parse("the length of a fault", lasts),
        Seconds.parse("the time of a fault", matcher.group(3)));
  }

  private static DrillKind kind(String text) {
    return Arrays.stream(DrillKind.values())
        .filter(kind -> kind.text().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no fault '" + text + "'; known: " + kinds()));
  }

  private static String kinds() {
    return Arrays.stream(DrillKind.values()).map(DrillKind::text).collect(Collectors.joining(", "));
  }

  /** When it is healed. */
  public double endSeconds() {
    return atSeconds + lastsSeconds;
  }
}
