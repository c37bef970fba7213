package io.evenkeel.core.protection;

import java.util.random.RandomGenerator;

/**
 * Whether a router lets one more call out: an adaptive limit on its calls in flight, and a part of
 * it for each tenant. Not thread-safe.
 */
public final class Admission {

  /** What becomes of a call. */
  public enum Verdict {
    ADMIT,
    /** As many are in flight as may be. */
    FULL,
    /** This tenant has its part. */
    OVER_ITS_PART
  }

  /** How the limit is found. */
  public enum Limit {
    /** It is the most that is allowed. */
    FIXED,
    GRADIENT,
    VEGAS
  }

  /**
   * Parameters.
   *
   * @param most calls in flight, whatever the limit says; at least 1
   * @param fair whether each tenant has its part
   */
  public record Settings(Limit limit, int most, boolean fair) {
    public Settings {
      Bounds.check("most", most, 1, 1e6);
    }
  }

  private final int most;
  private final boolean fair;
  private final LimitWindow window;
  private final FairShare share = FairShare.byDefault();
  private int inFlight;

  /** With nothing in flight. */
  public Admission(Settings settings, RandomGenerator random) {
    most = settings.most();
    fair = settings.fair();
    window =
        LimitWindow.around(
            switch (settings.limit()) {
              case FIXED -> new Fixed(most);
              case GRADIENT -> new GradientLimit(GradientLimit.Settings.DEFAULT);
              case VEGAS -> new VegasLimit(VegasLimit.Settings.DEFAULT, random);
            });
  }

  /** Always the same. */
  private record Fixed(int limit) implements ConcurrencyLimit {
    @Override
    public void observe(long responseNanos, int inFlight, boolean dropped) {}
  }

  /**
   * Decides on a call; if it is admitted, it is in flight until {@link #ended}.
   *
   * @param tenant whom it belongs to; those that name none are one
   */
  public Verdict tryBegin(String tenant) {
    if (inFlight >= limit()) {
      return Verdict.FULL;
    }
    if (fair && !share.tryBegin(tenant, 1, limit())) {
      return Verdict.OVER_ITS_PART;
    }
    inFlight++;
    return Verdict.ADMIT;
  }

  /**
   * An admitted call is over.
   *
   * @param tookNanos since it began
   * @param atItsBegin calls in flight when it began, with itself
   * @param dropped whether it was refused or timed out
   */
  public void ended(String tenant, long tookNanos, int atItsBegin, boolean dropped, long nowNanos) {
    inFlight--;
    if (fair) {
      share.done(tenant);
    }
    window.observe(tookNanos, atItsBegin, dropped, nowNanos);
  }

  public int inFlight() {
    return inFlight;
  }

  /** Calls that may be in flight now. */
  public int limit() {
    return Math.min(most, window.limit());
  }
}
