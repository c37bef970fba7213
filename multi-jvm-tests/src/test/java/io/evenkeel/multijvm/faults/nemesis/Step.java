package io.evenkeel.multijvm.faults.nemesis;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A fault and its time, as text {@code 1500..4500 kill 2}.
 *
 * @param atMillis since the start of the run, at least 0
 * @param healAtMillis after {@code atMillis}
 */
public record Step(long atMillis, Fault fault, long healAtMillis) {

  static final Comparator<Step> ORDER =
      Comparator.comparingLong(Step::atMillis).thenComparingLong(Step::healAtMillis);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,12})\\.\\.([0-9]{1,12}) (.+)");

  public Step {
    if (atMillis < 0 || healAtMillis <= atMillis) {
      throw new IllegalArgumentException(
          "a step heals after it began, was " + atMillis + ".." + healAtMillis);
    }
  }

  /** Whether both are in force at some time. */
  boolean overlaps(Step other) {
    return atMillis < other.healAtMillis && other.atMillis < healAtMillis;
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when it is no step
   */
  static Step parse(String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a step is written <at>..<heal> <fault>, was '" + text + "'");
    }
    return new Step(
        Long.parseLong(matcher.group(1)),
        FaultText.parse(matcher.group(3)),
        Long.parseLong(matcher.group(2)));
  }

  @Override
  public String toString() {
    return atMillis + ".." + healAtMillis + " " + FaultText.of(fault);
  }
}
