package io.evenkeel.core.protection;

/**
 * The share of its work that an instance may get for a while after it came: it grows from a least
 * share to all, as {@code (age / window)^(1 / aggression)}, the age being at least one second.
 *
 * <p>Envoy's slow start mode.
 *
 * @param windowNanos how long it is spared; 0 for not at all
 * @param least share, 0 to 1
 * @param aggression more than 0; 1 is linear, more is quicker at first
 */
public record SlowStart(long windowNanos, double least, double aggression) {

  private static final long SECOND = 1_000_000_000L;

  /** For one that is new. */
  public static final SlowStart NEW = new SlowStart(30 * SECOND, 0.1, 1);

  /** For one that was out: it is warm, but may still be ill. */
  public static final SlowStart RETURN = new SlowStart(10 * SECOND, 0.1, 1);

  public SlowStart {
    Bounds.checkNanos("window", windowNanos, 0);
    Bounds.check("least", least, 0, 1);
    Bounds.check("aggression", aggression, 1e-3, 1e3);
  }

  /**
   * The share at this age, {@code least} to 1.
   *
   * @param ageNanos below 0 counts as 0
   */
  public double share(long ageNanos) {
    if (ageNanos >= windowNanos) {
      return 1;
    }
    double passed = (double) Math.max(SECOND, ageNanos) / windowNanos;
    return Math.max(least, Math.min(1, Math.pow(passed, 1 / aggression)));
  }
}
