package io.evenkeel.http.drill;

import java.io.PrintWriter;
import java.util.Locale;

/** The same drill on several systems, for a person at a terminal. */
public final class SideBySideText {

  private SideBySideText() {}

  /** Prints each drill, and then a row for each system, to {@code out}, and flushes. */
  public static void print(SideBySideReport report, PrintWriter out) {
    for (var system : report.systems()) {
      out.println(system.name() + " (" + system.settings() + ")");
      DrillText.print(system.report(), out);
      out.println();
    }
    line(out, "%s, %s", report.kind().text(), report.parameters());
    line(
        out,
        "%-26s %8s %8s %8s  %8s %10s %6s %6s",
        "gap of an entity, ms",
        "p50",
        "p99",
        "max",
        "failed",
        "sent again",
        "lost",
        "twice");
    report.systems().forEach(system -> row(out, system));
    out.flush();
  }

  private static void row(PrintWriter out, SideBySideReport.Drilled system) {
    var found = system.report();
    var gap = found.gapMillis();
    line(
        out,
        "%-26s %,8d %,8d %,8d  %,8d %,10d %,6d %,6d",
        system.name(),
        gap.p50(),
        gap.p99(),
        gap.max(),
        found.unanswered(),
        found.sentAgain(),
        found.verified().lost(),
        found.verified().duplicates());
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
