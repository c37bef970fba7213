package io.evenkeel.core.protection;

/**
 * When to stop believing that instances are bad: with too few left, the remaining ones would drown,
 * and it is likelier that the observer or something that all share is at fault. Then all are used.
 *
 * <p>Envoy's panic threshold, 50 %.
 *
 * @param leastHealthy share of instances below which all are used, 0 (never, unless none is left)
 *     to 1
 */
public record Panic(double leastHealthy) {

  public static final Panic DEFAULT = new Panic(0.5);

  public Panic {
    Bounds.check("leastHealthy", leastHealthy, 0, 1);
  }

  /** Whether all {@code known} instances are to be used instead of the healthy ones. */
  public boolean applies(int known, int healthy) {
    return healthy <= 0 || healthy < leastHealthy * known;
  }
}
