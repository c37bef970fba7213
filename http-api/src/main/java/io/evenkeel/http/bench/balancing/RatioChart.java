package io.evenkeel.http.bench.balancing;

import io.evenkeel.http.bench.report.BarChart;
import io.evenkeel.http.bench.report.BarChart.Bar;

/** Bars of the p99 in relation to the bound. */
final class RatioChart {

  private static final double MOST = 8;

  private RatioChart() {}

  static String of(Trial trial) {
    var bars = trial.rows().stream().map(RatioChart::bar).toList();
    return new BarChart("p99, load " + trial.load(), "times the bound", bars, MOST, 1).svg();
  }

  private static Bar bar(Row row) {
    var ratio = row.ratioToBound(Figure.P99);
    return new Bar(row.label(), ratio.mean(), ratio.low(), ratio.high());
  }
}
