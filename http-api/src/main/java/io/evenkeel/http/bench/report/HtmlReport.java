package io.evenkeel.http.bench.report;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import io.evenkeel.http.bench.load.LoadResult;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A report as one HTML page that needs neither network nor script. */
public final class HtmlReport {

  private HtmlReport() {}

  public static String of(BenchReport report, String version) {
    var out = new StringBuilder(head(report, version));
    comparisons(out, report);
    report.phases().forEach(phase -> phase(out, phase.name(), phase.load()));
    return HtmlPage.of(report.command(), out.toString());
  }

  /** Where it ran and whether what was acknowledged is there, as HTML. */
  public static String head(BenchReport report, String version) {
    return head(
        report.startedAt(), report.seed(), report.parameters(), report.verification(), version);
  }

  /** As {@link #head(BenchReport, String)}, for what is no such report. */
  public static String head(
      Instant startedAt,
      long seed,
      Map<String, Object> parameters,
      Optional<Verification> verification,
      String version) {
    var machine = Machine.here();
    var context =
        "version %s, started %s, seed %d, %s, %d processors, %s; %s"
            .formatted(
                version,
                startedAt,
                seed,
                machine.os(),
                machine.processors(),
                machine.java(),
                parameters);
    var out = new StringBuilder("<p>").append(escaped(context)).append("</p>");
    verification.ifPresent(found -> verification(out, found));
    return out.toString();
  }

  private static void verification(StringBuilder out, Verification found) {
    out.append("<p class=\"").append(found.passed() ? "good" : "bad").append("\">Verified: ");
    out.append(escaped(found.sentence())).append(".</p>");
    if (!found.passed()) {
      out.append("<ul>");
      found.examples().forEach(e -> out.append("<li>").append(escaped(e)).append("</li>"));
      out.append("</ul>");
    }
  }

  private static void comparisons(StringBuilder out, BenchReport report) {
    if (report.comparisons().isEmpty()) {
      return;
    }
    out.append("<h2>Ours to theirs</h2><table>");
    out.append("<tr><th>figure<th>ours<th>theirs<th>ratio (min..max)</tr>");
    for (var found : report.comparisons()) {
      out.append(
          text(
              "<tr><td>%s<td>%,.1f<td>%,.1f<td>%.2f (%.2f..%.2f)</tr>",
              found.figure(),
              found.ours().median(),
              found.theirs().median(),
              found.ratio().median(),
              found.ratio().min(),
              found.ratio().max()));
    }
    out.append("</table>");
  }

  private static void phase(StringBuilder out, String name, LoadResult load) {
    out.append("<h2>").append(escaped(name)).append("</h2>").append(table(load));
    LoadCharts.of(load).forEach(chart -> out.append(chart.svg()));
  }

  /** The figures of a load, as HTML. */
  public static String table(LoadResult load) {
    var out = new StringBuilder("<table>");
    row(out, "throughput", text("%,.0f/s over %.1f s", load.perSecond(), load.seconds()));
    var latency = load.latency();
    row(
        out,
        "latency, ms",
        text(
            "p50 %.2f, p90 %.2f, p95 %.2f, p99 %.2f, p99.9 %.2f, max %.2f",
            latency.p50Micros() / 1e3,
            latency.p90Micros() / 1e3,
            latency.p95Micros() / 1e3,
            latency.p99Micros() / 1e3,
            latency.p999Micros() / 1e3,
            latency.maxMicros() / 1e3));
    row(out, "sent", text("%,d, not sent %,d", load.sent(), load.notSent()));
    row(out, "failed", text("%,d %s", load.failed(), load.errors()));
    row(out, "retries", text("%,d", load.retries()));
    return out.append("</table>").toString();
  }

  private static void row(StringBuilder out, String name, String value) {
    out.append("<tr><th>").append(name).append("<td>").append(escaped(value)).append("</tr>");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
