package io.evenkeel.core.balancing.learned;

import java.util.Arrays;

/**
 * Says whether a challenger may decide instead of an incumbent: only while it ranks instances
 * better. Both score every call that was sent, whoever decided. Of two calls of one kind that went
 * to different instances, each would have preferred one; the regret is how much longer that one
 * took than the other, as a logarithm and at most {@value #MOST}. Pairs of which both prefer the
 * same count for neither. Not thread-safe; no clock, no chance; allocates nothing.
 *
 * <p>Takes over when the challenger's mean regret is {@link #TAKE_OVER} of the incumbent's, and
 * falls back at {@link #FALL_BACK}; in between nothing changes. What is compared are the instances
 * that were chosen, not all that could have been: a regret by what was seen, not by what might have
 * been.
 */
public final class ShadowRule {

  static final double TAKE_OVER = 0.98;
  static final double FALL_BACK = 1.1;
  static final double MOST = 2;

  private static final int KINDS = 64;
  private static final int MEMORY = 2_000;
  private static final int LEAST_PAIRS = 100;

  private final int[] lastSlot = new int[KINDS];
  private final double[] lastChallenger = new double[KINDS];
  private final double[] lastIncumbent = new double[KINDS];
  private final double[] lastLog = new double[KINDS];
  private double challengerRegret;
  private double incumbentRegret;
  private int pairs;
  private boolean takenOver;

  /** The incumbent decides at first. */
  public ShadowRule() {
    Arrays.fill(lastSlot, -1);
  }

  /**
   * A call came back well.
   *
   * @param challenger score of its instance when it was sent; lower is better
   * @param incumbent the same of the incumbent, in whatever unit
   * @param responseNanos how long it took
   */
  public void observe(
      int kind, int slot, double challenger, double incumbent, double responseNanos) {
    int i = Math.floorMod(kind, KINDS);
    double log = Math.log(Math.max(1, responseNanos));
    if (lastSlot[i] >= 0 && lastSlot[i] != slot) {
      double longer = Math.max(-MOST, Math.min(MOST, log - lastLog[i]));
      count(
          regret(challenger, lastChallenger[i], longer),
          regret(incumbent, lastIncumbent[i], longer));
    }
    lastSlot[i] = slot;
    lastChallenger[i] = challenger;
    lastIncumbent[i] = incumbent;
    lastLog[i] = log;
  }

  /** Of a pair whose first took this much longer than its second; half of it for a tie. */
  private static double regret(double first, double second, double longer) {
    if (first == second) {
      return 0.5 * Math.abs(longer);
    }
    return first < second ? Math.max(0, longer) : Math.max(0, -longer);
  }

  /** Where both prefer the same, nothing is to be learned of who is better. */
  private void count(double ofChallenger, double ofIncumbent) {
    if (ofChallenger == ofIncumbent) {
      return;
    }
    pairs = Math.min(MEMORY, pairs + 1);
    challengerRegret += (ofChallenger - challengerRegret) / pairs;
    incumbentRegret += (ofIncumbent - incumbentRegret) / pairs;
    if (pairs < LEAST_PAIRS) {
      return;
    }
    takenOver =
        takenOver
            ? challengerRegret <= FALL_BACK * incumbentRegret
            : challengerRegret < TAKE_OVER * incumbentRegret;
  }

  /** Whether the challenger decides. */
  public boolean takenOver() {
    return takenOver;
  }

  /** Mean of about the last {@value #MEMORY} pairs of which the two would choose differently. */
  public double challengerRegret() {
    return challengerRegret;
  }

  /** As {@link #challengerRegret}. */
  public double incumbentRegret() {
    return incumbentRegret;
  }
}
