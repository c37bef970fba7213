package io.evenkeel.http.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.bench.report.BenchReport;
import io.evenkeel.http.bench.report.FiniteJson;
import io.evenkeel.http.bench.report.HtmlReport;
import io.evenkeel.http.bench.report.JsonReport;
import io.evenkeel.http.bench.report.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options on how a benchmark tells what it found. */
final class BenchOutput {

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Option(
      names = {"--report", "--html"},
      paramLabel = "FILE.html",
      description = "Also write the result as an HTML page with charts.")
  private @Nullable Path report;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Prints the report; the exit code is 1 when the verification failed. */
  int tell(BenchReport found) throws IOException {
    tell(
        () -> HtmlReport.of(found, Version.current()),
        () -> JsonReport.of(found, Version.current()),
        out -> TextReport.print(found, out));
    return found.passed() ? 0 : 1;
  }

  /** Prints a result in the one form that was asked for, and writes the page if one was. */
  void tell(Supplier<String> html, Supplier<JsonNode> result, Consumer<PrintWriter> text)
      throws IOException {
    endProgress();
    var out = spec.commandLine().getOut();
    if (report != null) {
      Files.writeString(report, html.get());
    }
    if (json) {
      out.println(FiniteJson.of(result.get()).toPrettyString());
    } else {
      text.accept(out);
    }
    out.flush();
  }

  /** One second has passed: on a terminal a line that is written over, else a line. */
  void progress(Tick tick) {
    var err = spec.commandLine().getErr();
    err.print(isTerminal() ? "\r\u001b[K" + sentence(tick) : sentence(tick) + "\n");
    err.flush();
  }

  void progress(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  /** Shows a stress test that measures for so long. */
  LiveProgress live(int seconds) {
    return new LiveProgress(spec.commandLine().getErr(), isTerminal(), seconds);
  }

  private void endProgress() {
    if (isTerminal()) {
      progress("");
    }
  }

  /** From JDK 22 on true for pipes as well; they get carriage returns then, on standard error. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    return System.console() != null;
  }

  private static String sentence(Tick tick) {
    return String.format(
        Locale.ROOT,
        "%4d s  %,7d/s  p50 %.1f ms  p99 %.1f ms  failed %d  retries %d%s",
        tick.second() + 1,
        tick.succeeded(),
        tick.p50Micros() / 1e3,
        tick.p99Micros() / 1e3,
        tick.failed(),
        tick.retries(),
        tick.warmup() ? "  (warm-up)" : "");
  }
}
