package io.evenkeel.http.bench.anomaly;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import io.evenkeel.http.bench.report.Chart;
import io.evenkeel.http.bench.report.Chart.Label;
import io.evenkeel.http.bench.report.Chart.Line;
import io.evenkeel.http.bench.report.Chart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/** A series with its scores, true windows and detections as one chart, on a scale of 0 to 1. */
final class SeriesChart {

  private static final int POINTS = 700;
  private static final int LABELS = 6;
  private static final double SCORE_SCALE = 6;

  private SeriesChart() {}

  /**
   * The chart.
   *
   * @param values from least to greatest
   * @param surprises drawn up to 6
   * @param threshold at or above which a row is told
   */
  static String svg(
      String title,
      int rows,
      IntToDoubleFunction values,
      IntToDoubleFunction surprises,
      IntPredicate truth,
      double threshold) {
    int wide = Math.max(1, (rows + POINTS - 1) / POINTS);
    var value = new ArrayList<Point>();
    var score = new ArrayList<Point>();
    var window = new ArrayList<Point>();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rows; i++) {
      low = Math.min(low, values.applyAsDouble(i));
      high = Math.max(high, values.applyAsDouble(i));
    }
    for (int i = 0; i < rows; i += wide) {
      double most = 0;
      boolean inside = false;
      for (int j = i; j < Math.min(rows, i + wide); j++) {
        most = Math.max(most, surprises.applyAsDouble(j));
        inside |= truth.test(j);
      }
      value.add(new Point(i, high > low ? (values.applyAsDouble(i) - low) / (high - low) : 0));
      score.add(new Point(i, most >= threshold ? Math.min(1, most / SCORE_SCALE) : 0));
      window.add(new Point(i, inside ? 1 : 0));
    }
    var labels = new ArrayList<Label>();
    for (int i = 0; i <= LABELS; i++) {
      int at = rows * i / LABELS;
      labels.add(new Label(at, String.format(Locale.ROOT, "%,d", at)));
    }
    return new Chart(
            escaped(title),
            "rows; value scaled, detections as surprise by 6",
            List.of(
                new Line("value", "a", value),
                new Line("true window", "b", window),
                new Line("detections", "c", score)),
            labels)
        .svg();
  }
}
