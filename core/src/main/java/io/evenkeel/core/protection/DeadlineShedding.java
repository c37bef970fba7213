package io.evenkeel.core.protection;

/**
 * Refuses a call at once that would be done after its caller has given up: work for nobody, which
 * under overload is what fills a server. What is expected is the mean service time of the calls
 * ahead, and of this one.
 *
 * <p>A call that would begin at once is let in as long as its deadline has not passed, however long
 * calls are expected to take: else a server that was slow once would refuse all and never learn
 * better.
 */
public final class DeadlineShedding {

  /** What becomes of a call. */
  public enum Verdict {
    /** Do it. */
    ADMIT,
    /** Its deadline has passed: nobody waits. */
    PASSED,
    /** It would be done too late: refuse it, the caller may try another instance. */
    TOO_LATE
  }

  private final double weight;
  private final double caution;
  private double meanNanos = Double.NaN;

  /**
   * Without experience; lets all in.
   *
   * @param weight of a new service time in the mean, above 0 to 1
   * @param caution factor on the time that is expected; more sheds earlier; above 0
   */
  public DeadlineShedding(double weight, double caution) {
    Bounds.check("weight", weight, 1e-6, 1);
    Bounds.check("caution", caution, 1e-3, 1e3);
    this.weight = weight;
    this.caution = caution;
  }

  public static DeadlineShedding byDefault() {
    return new DeadlineShedding(0.05, 1);
  }

  /** A call was served for so long, its waiting left out; what is negative is left out. */
  public void observe(long serviceNanos) {
    if (serviceNanos >= 0) {
      meanNanos =
          Double.isNaN(meanNanos) ? serviceNanos : meanNanos + weight * (serviceNanos - meanNanos);
    }
  }

  /**
   * Decides on a call that comes.
   *
   * @param remainingNanos until its deadline
   * @param ahead calls that wait or are worked on
   * @param slots calls that are worked on at once, at least 1
   */
  public Verdict decide(long remainingNanos, int ahead, int slots) {
    if (remainingNanos <= 0) {
      return Verdict.PASSED;
    }
    return expectedNanos(ahead, slots) > remainingNanos ? Verdict.TOO_LATE : Verdict.ADMIT;
  }

  /** Until such a call is done, in nanoseconds; 0 when it begins at once or nothing is known. */
  public double expectedNanos(int ahead, int slots) {
    int waiting = ahead - Math.max(1, slots) + 1;
    if (waiting <= 0 || Double.isNaN(meanNanos)) {
      return 0;
    }
    return caution * meanNanos * ((double) waiting / Math.max(1, slots) + 1);
  }
}
