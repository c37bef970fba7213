package io.evenkeel.http.drill;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import io.evenkeel.http.bench.report.HtmlPage;
import java.util.Locale;

/** The same drill on several systems as one HTML page that needs neither network nor script. */
public final class SideBySideHtml {

  private static final String HEAD =
      """
      <table><tr><th>gap of an entity, ms<th>p50<th>p99<th>max<th>commands failed\
      <th>sent again<th>lost<th>done twice</tr>
      """;

  private SideBySideHtml() {}

  /** A row for each system, their gaps on one scale, and then each system by itself. */
  public static String of(SideBySideReport report, String version) {
    var out = new StringBuilder(HEAD);
    report.systems().forEach(system -> row(out, system));
    out.append("</table>");
    for (var system : report.systems()) {
      out.append("<h2>").append(escaped(system.name())).append("</h2>");
      out.append(GapChart.svg(system.report().gaps(), report.lastMillis()));
    }
    for (var system : report.systems()) {
      out.append("<h1>").append(escaped(system.name() + ", " + system.settings()));
      out.append("</h1>");
      DrillHtml.body(out, system.report(), version);
    }
    return HtmlPage.of("drill " + report.kind().text() + ", side by side", out.toString());
  }

  private static void row(StringBuilder out, SideBySideReport.Drilled system) {
    var found = system.report();
    var gap = found.gapMillis();
    out.append(
        String.format(
            Locale.ROOT,
            "<tr><th>%s<td>%,d<td>%,d<td>%,d<td>%,d<td>%,d<td>%,d<td>%,d</tr>",
            escaped(system.name()),
            gap.p50(),
            gap.p99(),
            gap.max(),
            found.unanswered(),
            found.sentAgain(),
            found.verified().lost(),
            found.verified().duplicates()));
  }
}
