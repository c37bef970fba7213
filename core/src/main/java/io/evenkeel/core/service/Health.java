package io.evenkeel.core.service;

/**
 * What checks say of an instance: out after some failures in a row, back after some good answers in
 * a row. One that was never checked counts as well, so that it can be called at once; its first
 * check decides.
 *
 * @param streak answers in a row that speak against the present state
 */
public record Health(boolean checked, boolean isUp, int streak) {

  /** Never checked. */
  public static final Health UNKNOWN = new Health(false, true, 0);

  /**
   * When an instance goes and when it comes back.
   *
   * @param fall failures in a row, at least 1
   * @param rise good answers in a row, at least 1
   */
  public record Thresholds(int fall, int rise) {
    public Thresholds {
      if (fall < 1 || rise < 1) {
        throw new IllegalArgumentException(
            "evenkeel.services.health.fall and rise must be >= 1, were " + fall + ", " + rise);
      }
    }
  }

  /** After one more check. */
  public Health after(boolean good, Thresholds thresholds) {
    if (!checked) {
      return new Health(true, good, 0);
    }
    if (good == isUp) {
      return new Health(true, isUp, 0);
    }
    int needed = isUp ? thresholds.fall() : thresholds.rise();
    return streak + 1 >= needed ? new Health(true, good, 0) : new Health(true, isUp, streak + 1);
  }
}
