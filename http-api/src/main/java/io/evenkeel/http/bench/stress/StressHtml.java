package io.evenkeel.http.bench.stress;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import io.evenkeel.http.bench.report.Axis;
import io.evenkeel.http.bench.report.Chart;
import io.evenkeel.http.bench.report.Chart.Band;
import io.evenkeel.http.bench.report.Chart.Line;
import io.evenkeel.http.bench.report.Chart.Point;
import io.evenkeel.http.bench.report.HtmlPage;
import io.evenkeel.http.bench.report.HtmlReport;
import io.evenkeel.http.bench.report.LoadCharts;
import io.evenkeel.http.bench.stress.Threshold.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A load over time as one HTML page. */
public final class StressHtml {

  private static final List<String> STYLES = List.of("a", "b", "c", "d", "e", "f");

  private StressHtml() {}

  public static String of(StressReport report, String version) {
    var phase = report.bench().phases().get(0);
    var out = new StringBuilder(HtmlReport.head(report.bench(), version));
    sentences(out, report.verdicts(), report.notes());
    out.append("<h2>").append(escaped(phase.name())).append("</h2>");
    out.append(HtmlReport.table(phase.load()));
    faults(out, report);
    var bands = report.recoveries().stream().map(found -> band(found, report)).toList();
    LoadCharts.of(report.seconds(), phase.load().latency(), report.wanted(), bands)
        .forEach(chart -> out.append(chart.svg()));
    if (!report.heap().isEmpty()) {
      out.append(heap(report, bands).svg());
    }
    intervals(out, report.intervals());
    return HtmlPage.of(report.bench().command(), out.toString());
  }

  /** Thresholds and notes. */
  static void sentences(StringBuilder out, List<Verdict> verdicts, List<String> notes) {
    for (var verdict : verdicts) {
      out.append("<p class=\"").append(verdict.passed() ? "good" : "bad").append("\">Threshold ");
      out.append(escaped(verdict.sentence())).append(".</p>");
    }
    notes.forEach(
        note -> out.append("<p class=\"bad\">Note: ").append(escaped(note)).append(".</p>"));
  }

  private static Band band(Recovery found, StressReport report) {
    double healed = found.fault().healedSeconds();
    double end = Double.isNaN(healed) ? report.seconds().size() : healed;
    return new Band(found.fault().atSeconds(), end, escaped(found.fault().name()));
  }

  private static void faults(StringBuilder out, StressReport report) {
    if (report.recoveries().isEmpty() && report.p99Drift().isEmpty()) {
      return;
    }
    out.append("<ul>");
    report.recoveries().forEach(found -> item(out, StressText.sentence(found)));
    report.p99Drift().ifPresent(d -> item(out, "p99: " + StressText.sentence(d, 1e3, "ms")));
    report.heapDrift().ifPresent(d -> item(out, "heap: " + StressText.sentence(d, 1 / 1e6, "MB")));
    out.append("</ul>");
  }

  private static void item(StringBuilder out, String sentence) {
    out.append("<li>").append(escaped(sentence)).append("</li>");
  }

  private static Chart heap(StressReport report, List<Band> bands) {
    var lines = new ArrayList<Line>();
    for (var series : report.heap()) {
      var points =
          series.samples().stream().map(s -> new Point(s.seconds(), s.bytes() / 1e6)).toList();
      var style = STYLES.get(lines.size() % STYLES.size());
      lines.add(new Line(escaped(series.node()), style, points));
    }
    int last = Math.max(1, report.seconds().size() - 1);
    return new Chart(
        "Heap in use", "MB", lines, LoadCharts.timeLabels(last), bands, Axis.FROM_ZERO);
  }

  private static void intervals(StringBuilder out, List<Interval> intervals) {
    out.append("<h2>Intervals</h2><table><tr><th>until<th>sent<th>good<th>failed<th>not sent");
    out.append("<th>p50, ms<th>p99, ms<th>max, ms</tr>");
    for (var one : intervals) {
      out.append(
          String.format(
              Locale.ROOT,
              "<tr><td>%d s<td>%,d<td>%,d<td>%,d<td>%,d<td>%.2f<td>%.2f<td>%.2f</tr>",
              one.to(),
              one.sent(),
              one.succeeded(),
              one.failed(),
              one.notSent(),
              one.p50Micros() / 1e3,
              one.p99Micros() / 1e3,
              one.maxMicros() / 1e3));
    }
    out.append("</table>");
  }
}
