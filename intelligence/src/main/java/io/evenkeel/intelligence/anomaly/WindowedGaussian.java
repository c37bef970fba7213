package io.evenkeel.intelligence.anomaly;

import io.evenkeel.core.anomaly.Anomaly;
import io.evenkeel.core.anomaly.AnomalyDetector;
import io.evenkeel.core.anomaly.Contribution;
import java.util.List;

/**
 * How far out a value is under a normal distribution fitted to the last 6,400; the window moves by
 * 100. A yardstick: NAB's {@code windowed_gaussian_detector.py}.
 */
final class WindowedGaussian implements AnomalyDetector {

  static final DetectorKind KIND =
      DetectorKind.ofEach(
          "windowed-gaussian",
          "tail of a normal distribution over a window; a yardstick of NAB",
          (metrics, seed) -> new WindowedGaussian());

  private static final int WINDOW = 6_400;
  private static final int STEP = 100;

  private final double[] window = new double[WINDOW];
  private final double[] waiting = new double[STEP];
  private int size;
  private int steps;
  private double mean;
  private double squares;
  private double deviation = Double.NaN;

  @Override
  public Anomaly observe(long timeMillis, double[] values) {
    Rows.check(values, 1);
    if (!Rows.areFinite(values)) {
      return Anomaly.NONE;
    }
    double surprise =
        Double.isNaN(deviation)
            ? 0
            : -Math.log10(NormalTail.above(Math.abs(values[0] - mean) / deviation));
    add(values[0]);
    return new Anomaly(
        Math.max(0, Math.min(Anomaly.MOST, surprise)), List.of(new Contribution(0, 1)));
  }

  private void add(double value) {
    if (size < WINDOW) {
      window[size++] = value;
      double before = value - mean;
      mean += before / size;
      squares += before * (value - mean);
      deviation = spread();
      return;
    }
    waiting[steps++] = value;
    if (steps == STEP) {
      System.arraycopy(window, STEP, window, 0, WINDOW - STEP);
      System.arraycopy(waiting, 0, window, WINDOW - STEP, STEP);
      steps = 0;
      refit();
    }
  }

  private void refit() {
    double sum = 0;
    for (double value : window) {
      sum += value;
    }
    mean = sum / WINDOW;
    squares = 0;
    for (double value : window) {
      squares += (value - mean) * (value - mean);
    }
    deviation = spread();
  }

  private double spread() {
    double spread = Math.sqrt(squares / size);
    return spread > 0 ? spread : 1e-6;
  }
}
