package io.evenkeel.intelligence.anomaly;

import io.evenkeel.core.anomaly.Anomaly;
import io.evenkeel.core.anomaly.AnomalyDetector;
import io.evenkeel.core.anomaly.Contribution;

/**
 * How far each metric is off its level of the last rows, in units of how far it usually is: for
 * rows every few seconds, of use after some minutes. The most unusual metric counts, less what so
 * many metrics find by chance (Bonferroni).
 *
 * <p>Level and distance are exponentially weighted means, in which a row counts for at most three
 * distances (Huber, Annals of Mathematical Statistics 1964), and for a quarter of that beyond the
 * 99th percentile: an outlier moves them little, and what lasts is usual after twenty to eighty
 * rows. Of rows beyond it in a row only the first is remembered as a distance, or an anomaly would
 * soon be its own excuse; so the surprise is that of one that begins.
 *
 * <p>Values have to come on a scale where less than {@link #LEAST_CHANGE} does not matter. 16 kB
 * for each metric.
 */
final class RecentLevel implements AnomalyDetector {

  static final DetectorKind KIND =
      new DetectorKind(
          "recent-level",
          "distance from the level of the last rows, as a tail probability; for live rows",
          (metrics, seed) -> new RecentLevel(metrics));

  static final double LEAST_CHANGE = 0.1;

  private static final double WEIGHT = 0.05;
  private static final double WEIGHT_BEYOND = WEIGHT / 4;
  private static final double MOST_DISTANCES = 3;
  private static final int LEARN_ROWS = 30;
  private static final int REMEMBERED = 1_024;
  private static final double BEYOND = 2;

  private final OfMetric[] metrics;
  private final double[] surprises;

  RecentLevel(int width) {
    metrics = new OfMetric[width];
    surprises = new double[width];
    for (int i = 0; i < width; i++) {
      metrics[i] = new OfMetric();
    }
  }

  @Override
  public Anomaly observe(long timeMillis, double[] values) {
    Rows.check(values, metrics.length);
    if (!Rows.areFinite(values)) {
      return Anomaly.NONE;
    }
    double most = 0;
    for (int i = 0; i < metrics.length; i++) {
      surprises[i] = metrics[i].next(values[i]);
      most = Math.max(most, surprises[i]);
    }
    double surprise = most - Math.log10(metrics.length);
    return surprise > 0 ? new Anomaly(surprise, Contribution.of(surprises)) : Anomaly.NONE;
  }

  private static final class OfMetric {
    private final TailSurprise known = new TailSurprise(REMEMBERED);
    private double level;
    private double distance;
    private boolean beyond;
    private int rows;

    private double next(double value) {
      level = rows == 0 ? value : level;
      double unit = Math.max(distance, LEAST_CHANGE);
      double off = value - level;
      double units = Math.max(1, Math.abs(off) / unit); // within its distance all are alike
      double counted = Math.max(-MOST_DISTANCES, Math.min(MOST_DISTANCES, off / unit)) * unit;
      double surprise = ++rows > LEARN_ROWS ? surprise(units) : 0;
      double weight = beyond ? WEIGHT_BEYOND : WEIGHT;
      level += weight * counted;
      distance += weight * (Math.abs(counted) - distance);
      return surprise;
    }

    private double surprise(double units) {
      double surprise = known.of(units);
      boolean goesOn = beyond && surprise >= BEYOND;
      beyond = surprise >= BEYOND;
      if (!goesOn) {
        known.add(units);
      }
      return surprise;
    }
  }
}
