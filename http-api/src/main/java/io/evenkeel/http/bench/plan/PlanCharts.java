package io.evenkeel.http.bench.plan;

import io.evenkeel.core.capacity.CapacityPlan;
import io.evenkeel.core.capacity.ClusterModel;
import io.evenkeel.core.capacity.ClusterModel.Measured;
import io.evenkeel.core.capacity.LawEstimate;
import io.evenkeel.core.capacity.SweepLevel;
import io.evenkeel.http.bench.report.Chart;
import io.evenkeel.http.bench.report.Chart.Label;
import io.evenkeel.http.bench.report.Chart.Line;
import io.evenkeel.http.bench.report.Chart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The charts of a capacity plan. */
final class PlanCharts {

  private static final int POINTS = 60;
  private static final int LABELS = 6;
  private static final int STEPS = 24;

  private PlanCharts() {}

  static List<Chart> of(PlanReport report) {
    var charts = new ArrayList<Chart>();
    charts.add(throughput(report));
    if (report.model().isPresent() && report.plan().isPresent()) {
      charts.add(carried(report, report.model().get(), report.plan().get()));
      charts.add(p99(report, report.model().get(), report.plan().get()));
    }
    return charts;
  }

  /** Up to twice what was measured, the needed nodes and the peak where they are not far off. */
  private static Chart throughput(PlanReport report) {
    var sweep = report.data().sweep();
    var estimate = report.estimate();
    double largest = sweep.largest().size();
    var marks = new ArrayList<Label>();
    double end = 2 * largest;
    double peak = estimate.law().peakSize();
    if (peak <= 3 * largest) {
      end = Math.max(end, peak);
      marks.add(new Label(peak, text("N* %.1f", peak)));
    }
    if (report.data().measured() == Measured.NODES && report.plan().isPresent()) {
      double needed = report.plan().get().need().expected();
      if (needed <= 4 * largest) {
        end = Math.max(end, needed);
        marks.add(new Label(needed, text("needed %.0f", needed)));
      }
    }
    var measured =
        sweep.levels().stream().map(level -> new Point(level.size(), level.throughput())).toList();
    var lines =
        List.of(
            line("law", "a", end, estimate.law()::throughput),
            line("95 % low", "c", end, n -> interval(estimate, n, true)),
            line("95 % high", "c", end, n -> interval(estimate, n, false)),
            new Line("measured", "b", measured));
    return new Chart("Throughput", "/s by " + report.sizes(), lines, labels(end, marks));
  }

  private static double interval(LawEstimate estimate, double n, boolean low) {
    var interval = estimate.interval(law -> law.throughput(n), 0.95);
    return low ? interval.low() : interval.high();
  }

  private static Line line(String name, String style, double end, DoubleUnaryOperator of) {
    var points =
        IntStream.rangeClosed(0, POINTS)
            .mapToDouble(i -> 1 + (end - 1) * i / POINTS)
            .mapToObj(n -> new Point(n, of.applyAsDouble(n)))
            .toList();
    return new Line(name, style, points);
  }

  /** What numbers of nodes carry within the limit when the lost ones are missing. */
  private static Chart carried(PlanReport report, ClusterModel model, CapacityPlan plan) {
    int lost = plan.question().lost();
    double limit = plan.question().p99Seconds();
    double needed = plan.need().expected();
    double most = Math.min(2 * needed, lost + model.mostNodes(report.estimate().law()));
    var law = new ArrayList<Point>();
    var low = new ArrayList<Point>();
    var high = new ArrayList<Point>();
    for (int n = lost + 1; n <= most; n += Math.max(1, (int) (most - lost) / STEPS)) {
      int alive = n - lost;
      var band = report.estimate().interval(l -> model.carried(l, alive, limit), 0.95);
      law.add(new Point(n, model.carried(report.estimate().law(), alive, limit)));
      low.add(new Point(n, band.low()));
      high.add(new Point(n, band.high()));
    }
    double asked = plan.question().perSecond();
    var lines =
        List.of(
            new Line("nodes carry", "a", law),
            new Line("95 % low", "c", low),
            new Line("95 % high", "c", high),
            new Line("asked", "b", List.of(new Point(0, asked), new Point(most, asked))));
    var marks = new ArrayList<Label>();
    if (needed <= most) {
      marks.add(new Label(needed, text("needed %.0f", needed)));
    }
    var title = text("Within the limit, %d nodes lost", lost);
    return new Chart(title, "/s by nodes", lines, labels(most, marks));
  }

  /** Of the nodes that are left when the lost ones are missing, up to five times the limit. */
  private static Chart p99(PlanReport report, ClusterModel model, CapacityPlan plan) {
    var law = report.estimate().law();
    double limit = plan.question().p99Seconds() * 1e3;
    double needed = plan.need().expected();
    int nodes =
        Double.isFinite(needed) ? (int) needed - plan.question().lost() : model.mostNodes(law);
    double most = nodes * model.perNode(law, nodes);
    var points =
        IntStream.range(1, POINTS)
            .mapToDouble(i -> most * i / POINTS)
            .mapToObj(rate -> new Point(rate, model.p99(law, nodes, rate) * 1e3))
            .filter(point -> point.y() <= 5 * limit)
            .toList();
    var lines =
        List.of(
            new Line("p99", "a", points),
            new Line("limit", "c", List.of(new Point(0, limit), new Point(most, limit))));
    var marks = List.of(new Label(plan.question().perSecond(), "asked"));
    return new Chart("p99 of " + nodes + " nodes", "ms by requests/s", lines, labels(most, marks));
  }

  /** Marks, and round labels that are not near one. */
  private static List<Label> labels(double end, List<Label> marks) {
    var labels = new ArrayList<Label>(marks);
    for (int i = 0; i <= LABELS; i++) {
      double at = end * i / LABELS;
      if (marks.stream().noneMatch(mark -> Math.abs(mark.x() - at) < end / LABELS / 2)) {
        labels.add(
            new Label(
                at, end < 60 ? SweepLevel.number(Math.round(at * 10) / 10.0) : text("%,.0f", at)));
      }
    }
    return labels;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
