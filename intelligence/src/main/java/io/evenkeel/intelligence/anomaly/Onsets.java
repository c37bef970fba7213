package io.evenkeel.intelligence.anomaly;

/**
 * Lets a surprise through when it begins: it has to be greater than all that was let through in the
 * last rows, else it belongs to what was told already.
 */
final class Onsets {

  private final int hold;
  private double greatest;
  private long left;

  /**
   * With nothing told.
   *
   * @param hold rows that what was told counts for, 0 for letting all through
   */
  Onsets(int hold) {
    this.hold = hold;
  }

  /** The surprise, or 0 when it tells nothing new. */
  double of(double surprise) {
    if (--left < 0) {
      greatest = 0;
    }
    if (!(surprise > greatest)) {
      return 0;
    }
    if (hold > 0) {
      greatest = surprise;
      left = hold;
    }
    return surprise;
  }
}
