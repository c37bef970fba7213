package io.evenkeel.core.protection;

/**
 * A limit that follows the ratio of the long-term mean of response times to the present one: it
 * shrinks by at most half of that when times grow beyond a tolerance, and else grows by the queue
 * that is allowed for.
 *
 * <p>{@code Gradient2Limit} of Netflix concurrency-limits. A drop has no other effect than its
 * time, as there.
 */
public final class GradientLimit implements ConcurrencyLimit {

  private static final int LONG_SAMPLES = 600;
  private static final int WARM_UP = 10;

  /**
   * Parameters.
   *
   * @param initial limit
   * @param least limit, at least 1
   * @param most limit
   * @param queue calls that may wait, at least 0
   * @param smoothing weight of the new value, above 0 to 1
   * @param tolerance of longer times, at least 1
   */
  public record Settings(
      int initial, int least, int most, int queue, double smoothing, double tolerance) {

    public static final Settings DEFAULT = new Settings(20, 20, 200, 4, 0.2, 1.5);

    public Settings {
      Bounds.check("least", least, 1, 1e6);
      Bounds.check("most", most, least, 1e6);
      Bounds.check("initial", initial, least, most);
      Bounds.check("queue", queue, 0, 1e6);
      Bounds.check("smoothing", smoothing, 1e-6, 1);
      Bounds.check("tolerance", tolerance, 1, 1e3);
    }
  }

  private final Settings settings;
  private double limit;
  private double longNanos;
  private int samples;

  public GradientLimit(Settings settings) {
    this.settings = settings;
    limit = settings.initial();
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
    double times = average(responseNanos) / responseNanos;
    if (times > 2) {
      longNanos *= 0.95; // comes down sooner after long overload
    }
    if (inFlight < limit / 2) {
      return; // the callers are the limit
    }
    double gradient = Math.max(0.5, Math.min(1, settings.tolerance() * times));
    double wanted = limit * gradient + settings.queue();
    double smoothed = limit * (1 - settings.smoothing()) + wanted * settings.smoothing();
    limit = Math.max(settings.least(), Math.min(settings.most(), smoothed));
  }

  private double average(long nanos) {
    if (samples < WARM_UP) {
      samples++;
      longNanos += (nanos - longNanos) / samples;
    } else {
      longNanos += (nanos - longNanos) * 2 / (LONG_SAMPLES + 1);
    }
    return longNanos;
  }
}
