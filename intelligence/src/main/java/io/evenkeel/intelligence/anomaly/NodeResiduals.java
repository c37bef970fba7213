package io.evenkeel.intelligence.anomaly;

import io.evenkeel.core.anomaly.Anomaly;
import io.evenkeel.core.anomaly.AnomalyDetector;
import io.evenkeel.core.anomaly.Contribution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All metrics of a node at once: how far they are from what is usual at this time of day, and how
 * far they moved since the last row, with what they usually do together taken away; the length of
 * that, smoothed, as a surprise by what it was while learning.
 *
 * <p>The covariance is fixed once learned; what is usual at a time of day follows.
 */
public final class NodeResiduals implements AnomalyDetector {

  static final DetectorKind KIND =
      new DetectorKind(
          "node-residuals",
          "metrics off their time of day and off the last row, correlations taken away",
          (metrics, seed) -> new NodeResiduals(metrics, NodeResidualsSettings.DEFAULT));

  private final int metrics;
  private final NodeResidualsSettings settings;
  private final DailyProfile profile;
  private final TailSurprise known = new TailSurprise(DailyNoveltySettings.DEFAULT.most());
  private final List<double[]> first = new ArrayList<>();
  private final double[] parts;
  private @Nullable Whitening whitening;
  private double @Nullable [] last;
  private long lastMillis;
  private double length;

  /**
   * With nothing known.
   *
   * @param metrics in a row, 1 to 1,000
   */
  public NodeResiduals(int metrics, NodeResidualsSettings settings) {
    if (metrics < 1 || metrics > 1_000) {
      throw new IllegalArgumentException("metrics must be 1 to 1,000, were " + metrics);
    }
    this.metrics = metrics;
    this.settings = settings;
    profile = new DailyProfile(metrics, settings);
    parts = new double[metrics];
  }

  @Override
  public Anomaly observe(long timeMillis, double[] values) {
    double[] residual = residual(timeMillis, values);
    if (residual == null) {
      return Anomaly.NONE;
    }
    if (whitening == null) {
      first.add(residual);
      if (first.size() >= settings.learnRows()) {
        fit();
      }
      return Anomaly.NONE;
    }
    double surprise = known.of(smoothed(whitening.of(residual)));
    return surprise > 0 ? new Anomaly(surprise, Contribution.of(parts)) : Anomaly.NONE;
  }

  @Override
  public void learn(long[] timesMillis, double[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      double[] residual = residual(timesMillis[i], rows[i]);
      if (residual != null) {
        first.add(residual);
      }
    }
    if (first.size() < settings.rowsOfDay()) {
      throw new IllegalArgumentException(
          "learning needs two days of rows, there were %,d".formatted(rows.length));
    }
    fit();
  }

  /** Of the first day there is none, nor of a row that came too soon or is not finite. */
  private double @Nullable [] residual(long timeMillis, double[] values) {
    Rows.check(values, metrics);
    long stepMillis = settings.step().toMillis();
    boolean tooSoon = last != null && timeMillis - lastMillis < stepMillis / 2;
    if (tooSoon || !Rows.areFinite(values)) {
      return null;
    }
    double[] before = last == null ? values : last;
    fill(before, last == null ? 0 : (timeMillis - lastMillis + stepMillis / 2) / stepMillis - 1);
    double[] usual = values.clone();
    profile.usual(usual);
    boolean early = profile.rows() < settings.rowsOfDay();
    profile.add(values);
    last = values.clone();
    lastMillis = timeMillis;
    return early ? null : residual(values, usual, before);
  }

  private double[] residual(double[] values, double[] usual, double[] before) {
    double[] residual = new double[2 * metrics];
    for (int i = 0; i < metrics; i++) {
      residual[i] = values[i] - usual[i];
      residual[metrics + i] = values[i] - before[i];
    }
    return residual;
  }

  /** Rows that did not come were like the last one, for at most as long as the profile reaches. */
  private void fill(double[] row, long missing) {
    long most = Math.min(missing, (long) settings.days() * settings.rowsOfDay());
    for (long i = 0; i < most; i++) {
      profile.add(row);
    }
  }

  private void fit() {
    var fitted = Whitening.fit(first.toArray(double[][]::new), settings.ridge());
    first.forEach(residual -> known.add(smoothed(fitted.of(residual))));
    first.clear();
    whitening = fitted;
  }

  private double smoothed(double[] white) {
    double squares = 0;
    for (int i = 0; i < metrics; i++) {
      double part = white[i] * white[i] + white[metrics + i] * white[metrics + i];
      squares += part;
      parts[i] += settings.smoothing() * (part - parts[i]);
    }
    length += settings.smoothing() * (Math.sqrt(squares / (2 * metrics)) - length);
    return length;
  }
}
