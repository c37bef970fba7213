package io.evenkeel.http.drill;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import io.evenkeel.http.bench.report.HtmlPage;
import io.evenkeel.http.bench.report.Machine;
import java.util.Locale;

/** A report as one HTML page that needs neither network nor script. */
public final class DrillHtml {

  private DrillHtml() {}

  /** Where the time went, who waited how long, and whether all that was acknowledged is there. */
  public static String of(DrillReport report, String version) {
    var out = new StringBuilder();
    body(out, report, version);
    return HtmlPage.of("drill " + report.settings().kind().text(), out.toString());
  }

  /** What is on the page of one report. */
  static void body(StringBuilder out, DrillReport report, String version) {
    out.append("<p>").append(escaped(context(report, version))).append("</p>");
    var verified = report.verified();
    out.append(text("<p class=\"%s\">Verified: ", report.passed() ? "good" : "bad"));
    out.append(
        text(
            "%,d acknowledged, %,d lost, %,d duplicates.</p>",
            verified.acknowledged(), verified.lost(), verified.duplicates()));
    if (report.drills().size() > 1) {
      out.append("<h2>All drills</h2><table>");
      row(out, "gap, ms", report.gapMillis());
      out.append("</table>");
    }
    report.drills().forEach(drill -> drill(out, drill));
  }

  private static String context(DrillReport report, String version) {
    var machine = Machine.here();
    return "version %s, started %s, seed %d, %s, %d processors, %s; %s"
        .formatted(
            version,
            report.startedAt(),
            report.settings().seed(),
            machine.os(),
            machine.processors(),
            machine.java(),
            report.parameters());
  }

  private static void drill(StringBuilder out, DrillResult drill) {
    out.append("<h2>").append(escaped(drill.kind().text() + " of " + drill.node()));
    out.append(drill.oldest() ? ", the oldest" : "").append("</h2><table>");
    row(out, "gap, ms", drill.gapMillis());
    row(out, "control, ms", drill.controlGapMillis());
    out.append("</table>");
    if (drill.budget().total() > 0) {
      out.append(BudgetBar.svg(drill.budget()));
    }
    out.append(GapChart.svg(drill.gaps()));
  }

  private static void row(StringBuilder out, String name, GapMillis gap) {
    out.append(
        text(
            "<tr><th>%s<td>p50 %,d<td>p99 %,d<td>max %,d</tr>",
            name, gap.p50(), gap.p99(), gap.max()));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
