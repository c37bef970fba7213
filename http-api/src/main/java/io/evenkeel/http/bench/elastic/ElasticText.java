package io.evenkeel.http.bench.elastic;

import java.io.PrintWriter;
import java.util.Locale;

/** A step for a person at a terminal. */
public final class ElasticText {

  private ElasticText() {}

  public static void print(ElasticReport report, PrintWriter out) {
    var profile = report.settings().profile();
    line(out, "%s: %.0f to %.0f calls/s", what(report), profile.low(), profile.high());
    line(out, "  one start            %.1f s", report.startSeconds());
    var took = report.recoverySeconds();
    line(
        out,
        "  objective met again  %s after the step (p99 <= %.0f ms, nothing failed; allowed %.1f s)",
        took.isPresent() ? took.getAsInt() + " s" : "never",
        report.settings().slo(),
        report.allowedSeconds());
    line(out, "  missed later         %d s", report.laterMisses());
    line(out, "  at most              %d", report.most());
    line(
        out,
        "  stopped after        %d, %d calls failed meanwhile",
        report.stopped(),
        report.failedAfterStepDown());
    line(out, "  failed in all        %d of %d", report.failed(), calls(report));
    line(out, "  client late          p99 %.1f ms", report.load().sendLag().p99Micros() / 1e3);
    line(out, "%s", report.passed() ? "passed" : "FAILED");
    out.flush();
  }

  private static String what(ElasticReport report) {
    return report.settings().nodes() ? "nodes" : "instances";
  }

  private static long calls(ElasticReport report) {
    return report.load().timeline().stream()
        .filter(t -> !t.warmup())
        .mapToLong(t -> t.succeeded() + t.failed())
        .sum();
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
