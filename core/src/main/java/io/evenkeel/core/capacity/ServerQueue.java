package io.evenkeel.core.capacity;

/**
 * Requests at a node as a G/G/c queue: the mean wait of Allen and Cunneen (1978), an exponential
 * tail of the wait with that mean, and the service time itself on top, independent of the wait.
 * Exact for M/M/c; for other distributions an approximation that is best under high load.
 *
 * @param servers requests that are worked on at the same time, at least 1
 * @param perSecond the most it can do; may be less than servers by service time, as servers slow
 *     each other
 * @param service time of one request alone
 * @param arrivals squared coefficient of variation of the gaps between requests: 1 for Poisson,
 *     more for bursts
 */
public record ServerQueue(int servers, double perSecond, ServiceTime service, double arrivals) {

  private static final int PARTS = 100;
  private static final double MOST = 40;
  private static final int HALVINGS = 30;

  public ServerQueue {
    if (servers < 1 || !(perSecond > 0) || !(arrivals >= 0)) {
      throw new IllegalArgumentException(
          "a queue needs servers >= 1, a rate > 0 and a variation >= 0, were "
              + servers
              + ", "
              + perSecond
              + " and "
              + arrivals);
    }
  }

  /** The probability that a request of this rate has to wait at all. */
  public double waits(double rate) {
    return ErlangC.waits(servers, servers * rate / perSecond);
  }

  /** In seconds; infinite from the most rate on. */
  public double meanWait(double rate) {
    return rate >= perSecond ? Double.POSITIVE_INFINITY : waits(rate) * waitOfWaiting(rate);
  }

  /** In seconds; infinite from the most rate on. */
  public double meanResponse(double rate) {
    return service.meanSeconds() + meanWait(rate);
  }

  /** The mean wait of those that wait. */
  private double waitOfWaiting(double rate) {
    return (arrivals + service.variation()) / 2 / (perSecond - rate);
  }

  /** The probability that a response takes longer than so many seconds. */
  public double later(double seconds, double rate) {
    return rate >= perSecond ? 1 : later(new Slack(service, seconds), rate);
  }

  private double later(Slack slack, double rate) {
    double mean = waitOfWaiting(rate);
    return mean == 0 ? slack.alone : slack.alone + waits(rate) * slack.later(mean);
  }

  /**
   * What a time leaves for waiting, by the service time of a request. A Weibull time is scale
   * v^(1/shape) with v exponential, so the sum goes over v.
   */
  private static final class Slack {
    private final double alone;
    private final double[] left = new double[PARTS];
    private final double[] weight = new double[PARTS];

    Slack(ServiceTime service, double seconds) {
      double whole = Math.min(MOST, Math.pow(seconds / service.scaleSeconds(), service.shape()));
      alone = Math.exp(-whole);
      double step = whole / PARTS;
      for (int i = 0; i < PARTS; i++) {
        double v = (i + 0.5) * step;
        left[i] = seconds - service.scaleSeconds() * Math.pow(v, 1 / service.shape());
        weight[i] = Math.exp(-v) * step;
      }
    }

    /** The probability that service ends in time, and an exponential wait of this mean does not. */
    double later(double mean) {
      double sum = 0;
      for (int i = 0; i < PARTS; i++) {
        sum += weight[i] * Math.exp(-left[i] / mean);
      }
      return sum;
    }
  }

  /** The time in seconds that this share of responses keeps; infinite from the most rate on. */
  public double quantile(double share, double rate) {
    if (rate >= perSecond) {
      return Double.POSITIVE_INFINITY;
    }
    double low = 0;
    double high = service.quantile(share) + waitOfWaiting(rate) * 20;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (later(middle, rate) > 1 - share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
