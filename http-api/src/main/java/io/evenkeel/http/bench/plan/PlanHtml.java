package io.evenkeel.http.bench.plan;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import io.evenkeel.core.capacity.CapacityPlan;
import io.evenkeel.core.capacity.Holdout;
import io.evenkeel.core.capacity.SweepLevel;
import io.evenkeel.http.bench.report.HtmlPage;
import java.util.Locale;

/** A capacity plan as one HTML page that needs neither network nor script. */
public final class PlanHtml {

  private PlanHtml() {}

  public static String of(PlanReport report, String version) {
    var out = new StringBuilder();
    out.append("<p>").append(escaped("version " + version + ", " + report.parameters()));
    out.append("</p>");
    report
        .plan()
        .ifPresent(plan -> out.append("<h2>").append(PlanText.answer(plan)).append("</h2>"));
    report
        .plan()
        .ifPresent(
            plan ->
                out.append("<p>Bottleneck: ")
                    .append(escaped(plan.bottleneck().kind().sentence()))
                    .append(text(" (%.0f %%).</p>", plan.bottleneck().share() * 100)));
    PlanCharts.of(report).forEach(chart -> out.append(chart.svg()));
    law(out, report);
    report.holdout().ifPresent(found -> holdout(out, found));
    report.plan().ifPresent(plan -> tables(out, plan));
    report.warnings().forEach(said -> out.append("<p>").append(escaped(said)).append("</p>"));
    return HtmlPage.of("plan", out.toString());
  }

  private static void law(StringBuilder out, PlanReport report) {
    var estimate = report.estimate();
    var law = estimate.law();
    var contention = estimate.interval(l -> l.contention(), 0.95);
    var coherency = estimate.interval(l -> l.coherency(), 0.95);
    out.append("<h2>Law</h2><table><tr><th>coefficient<th>value<th>95 %</tr>");
    out.append(
        text(
            "<tr><td>contention<td>%.4f<td>%.4f to %.4f</tr>",
            law.contention(), contention.low(), contention.high()));
    out.append(
        text(
            "<tr><td>coherency<td>%.6f<td>%.6f to %.6f</tr>",
            law.coherency(), coherency.low(), coherency.high()));
    out.append(text("<tr><td>gain<td>%,.1f/s<td></tr></table>", law.gain()));
  }

  private static void holdout(StringBuilder out, Holdout found) {
    out.append("<h2>Checked on what was kept back</h2>");
    out.append("<table><tr><th>size<th>predicted<th>measured<th>error</tr>");
    for (var check : found.checks()) {
      out.append(
          text(
              "<tr><td>%s<td>%,.1f<td>%,.1f<td>%+.1f %%</tr>",
              SweepLevel.number(check.size()),
              check.predicted(),
              check.measured(),
              check.error() * 100));
    }
    out.append("</table>");
  }

  private static void tables(StringBuilder out, CapacityPlan plan) {
    out.append("<h2>More and fewer nodes</h2>");
    out.append("<table><tr><th>nodes<th>use<th>p99, ms (95 %)<th>holds<th>up to</tr>");
    for (var option : plan.options()) {
      out.append(
          text(
              "<tr><td>%d<td>%.0f %%<td>%s<td>%.0f %%<td>%,.0f/s</tr>",
              option.nodes(),
              option.use() * 100,
              PlanText.millis(option.p99Seconds(), option.p99Interval()),
              option.holds() * 100,
              option.mostPerSecond()));
    }
    out.append("</table><h2>What if</h2>");
    out.append("<table><tr><th>rate/s<th>lost<th>nodes (95 %), safe</tr>");
    for (var other : plan.whatIfs()) {
      out.append(
          text(
              "<tr><td>%,.0f<td>%d<td>%s</tr>",
              other.question().perSecond(), other.question().lost(), PlanText.nodes(other.need())));
    }
    out.append("</table>");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
