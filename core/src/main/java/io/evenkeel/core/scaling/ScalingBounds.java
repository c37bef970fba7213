package io.evenkeel.core.scaling;

/**
 * What a policy is held to.
 *
 * @param min the fewest, at least 0
 * @param max the most, at least {@code min}
 * @param mostMore at a time, at least 1
 * @param mostFewer at a time, at least 1
 */
public record ScalingBounds(int min, int max, int mostMore, int mostFewer) {

  /**
   * A number within bounds.
   *
   * @param why what bounded it, as {@code the most is 40}; empty when nothing did
   */
  public record Bounded(int count, String why) {}

  public ScalingBounds {
    if (min < 0 || max < min || mostMore < 1 || mostFewer < 1) {
      throw new IllegalArgumentException(
          "need 0 <= min <= max and steps >= 1, was %d, %d, %d, %d"
              .formatted(min, max, mostMore, mostFewer));
    }
  }

  /** What is done of what is asked for, where there are so many. */
  public Bounded bound(int asked, int ordered) {
    if (asked > max && ordered <= max) {
      return step(max, ordered, "the most is " + max);
    }
    if (asked < min && ordered >= min) {
      return step(min, ordered, "the fewest is " + min);
    }
    return step(Math.max(min, Math.min(max, asked)), ordered, "");
  }

  private Bounded step(int count, int ordered, String why) {
    if (count - ordered > mostMore) {
      return new Bounded(ordered + mostMore, "at most " + mostMore + " more at a time");
    }
    if (ordered - count > mostFewer) {
      return new Bounded(ordered - mostFewer, "at most " + mostFewer + " fewer at a time");
    }
    return new Bounded(count, why);
  }
}
