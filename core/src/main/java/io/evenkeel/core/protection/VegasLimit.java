package io.evenkeel.core.protection;

import java.util.random.RandomGenerator;

/**
 * A limit that holds the number of calls that wait, {@code limit * (1 - least time / time)},
 * between two bounds that grow with the logarithm of the limit. From time to time the present time
 * is taken as the least one, lest an old one be held for ever.
 *
 * <p>{@code VegasLimit} of Netflix concurrency-limits, after TCP Vegas (Brakmo and Peterson, 1995).
 */
public final class VegasLimit implements ConcurrencyLimit {

  private static final int PROBE_EVERY = 30;

  /**
   * Parameters.
   *
   * @param initial limit, at least 1
   * @param most limit
   */
  public record Settings(int initial, int most) {

    public static final Settings DEFAULT = new Settings(20, 1_000);

    public Settings {
      Bounds.check("most", most, 1, 1e6);
      Bounds.check("initial", initial, 1, most);
    }
  }

  private final Settings settings;
  private final RandomGenerator random;
  private double limit;
  private long leastNanos;
  private int sinceProbe;
  private double jitter;

  /**
   * A limit at its beginning.
   *
   * @param random spreads the times of probing over servers
   */
  public VegasLimit(Settings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
    limit = settings.initial();
    jitter = drawJitter();
  }

  @Override
  public int limit() {
    return (int) limit;
  }

  @Override
  public void observe(long responseNanos, int inFlight, boolean dropped) {
    if (responseNanos < 1) {
      return;
    }
    sinceProbe++;
    boolean probe = sinceProbe >= jitter * PROBE_EVERY * limit;
    if (probe) {
      sinceProbe = 0;
      jitter = drawJitter();
    }
    if (probe || leastNanos == 0 || responseNanos < leastNanos) {
      leastNanos = responseNanos;
      return;
    }
    limit = Math.max(1, Math.min(settings.most(), next(responseNanos, inFlight, dropped)));
  }

  private double next(long responseNanos, int inFlight, boolean dropped) {
    int log = (int) Math.max(1, Math.log10((int) limit));
    if (dropped) {
      return limit - log;
    }
    if (2.0 * inFlight < limit) {
      return limit; // the callers are the limit
    }
    int queue = (int) Math.ceil(limit * (1 - (double) leastNanos / responseNanos));
    if (queue <= log) {
      return limit + 6 * log;
    }
    if (queue < 3 * log) {
      return limit + log;
    }
    return queue > 6 * log ? limit - log : limit;
  }

  private double drawJitter() {
    return 0.5 + random.nextDouble() / 2;
  }
}
