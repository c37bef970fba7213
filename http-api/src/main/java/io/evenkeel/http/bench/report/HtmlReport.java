package io.evenkeel.http.bench.report;

import io.evenkeel.http.bench.load.LoadResult;
import java.util.Locale;

/** A report as one HTML page that needs neither network nor script. */
public final class HtmlReport {

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1c2430;--soft:#68758a;--rule:#d9dfe8;--back:#fff;
      --a:#1769c7;--b:#b65f00;--c:#c02942}
      @media(prefers-color-scheme:dark){:root{--ink:#e4e9f1;--soft:#93a0b5;--rule:#333c4a;
      --back:#141920;--a:#6cb0ff;--b:#ffb454;--c:#ff7b8f}}
      body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--back);
      max-width:60rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
      p,small{color:var(--soft)}.bad{color:var(--c);font-weight:600}.good{color:var(--ink)}
      table{border-collapse:collapse;font-variant-numeric:tabular-nums}
      td,th{padding:.25rem 1.5rem .25rem 0;border-bottom:1px solid var(--rule);text-align:left}
      figure{margin:1.5rem 0}figcaption{font-weight:600}svg{width:100%;height:auto}
      polyline{fill:none;stroke-width:1.8;stroke-linejoin:round}
      polyline.a{stroke:var(--a)}polyline.b{stroke:var(--b)}polyline.c{stroke:var(--c)}
      .key{font-weight:400;font-size:.85em;margin-left:.6em}
      .key.a{color:var(--a)}.key.b{color:var(--b)}.key.c{color:var(--c)}
      .grid{stroke:var(--rule)}text{font-size:11px;fill:var(--soft)}
      text.y{text-anchor:end}text.x{text-anchor:middle}
      """;

  private HtmlReport() {}

  public static String of(BenchReport report, String version) {
    var out =
        new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    out.append("<meta name=\"viewport\" content=\"width=device-width\"><title>evenkeel ");
    out.append(escaped(report.command())).append("</title><style>").append(STYLE);
    out.append("</style></head><body><h1>evenkeel ").append(escaped(report.command()));
    out.append("</h1><p>").append(escaped(context(report, version))).append("</p>");
    report.verification().ifPresent(found -> verification(out, found));
    comparisons(out, report);
    report.phases().forEach(phase -> phase(out, phase.name(), phase.load()));
    return out.append("</body></html>\n").toString();
  }

  private static String context(BenchReport report, String version) {
    var machine = Machine.here();
    return "version %s, started %s, seed %d, %s, %d processors, %s; %s"
        .formatted(
            version,
            report.startedAt(),
            report.seed(),
            machine.os(),
            machine.processors(),
            machine.java(),
            report.parameters());
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
    out.append("<h2>").append(escaped(name)).append("</h2><table>");
    row(out, "throughput", text("%,.0f/s over %.1f s", load.perSecond(), load.seconds()));
    var latency = load.latency();
    row(
        out,
        "latency, ms",
        text(
            "p50 %.2f, p90 %.2f, p99 %.2f, p99.9 %.2f, max %.2f",
            latency.p50Micros() / 1e3,
            latency.p90Micros() / 1e3,
            latency.p99Micros() / 1e3,
            latency.p999Micros() / 1e3,
            latency.maxMicros() / 1e3));
    row(out, "failed", text("%,d %s", load.failed(), load.errors()));
    row(out, "retries", text("%,d", load.retries()));
    out.append("</table>");
    LoadCharts.of(load).forEach(chart -> out.append(chart.svg()));
  }

  private static void row(StringBuilder out, String name, String value) {
    out.append("<tr><th>").append(name).append("<td>").append(escaped(value)).append("</tr>");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
