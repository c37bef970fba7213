package io.evenkeel.http.bench.forecast;

import io.evenkeel.core.scaling.forecast.Quantiles;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What forecasts came to, for a person at a terminal. */
public final class ForecastText {

  private static final double DAY_SECONDS = 86_400;

  private ForecastText() {}

  /** Prints to {@code out} and flushes. */
  public static void print(List<TrialReport> reports, PrintWriter out) {
    reports.forEach(report -> print(report, out));
    out.println(
        "wape: absolute error of the median by what came, over all steps and over the tenth");
    out.println("after which most came; loss: pinball loss by the mean of what came, in percent;");
    out.println("covered: steps, in percent, in which the quantile was not exceeded.");
    out.flush();
  }

  private static void print(TrialReport report, PrintWriter out) {
    line(
        out,
        "%s, steps of %.0f s, season of %d steps; %s",
        report.trace(),
        report.stepSeconds(),
        report.seasonSteps(),
        report.network());
    line(
        out,
        "  %d trainings, %.1f s CPU, the longest %.1f s; a forecast %.4f ms, of it network %.4f ms",
        report.trainings().size(),
        report.cpuSeconds(),
        report.longestCpuSeconds(),
        report.millisPerForecast(),
        report.networkMillis());
    report
        .fromNothing()
        .ifPresent(
            run ->
                line(
                    out,
                    "  a first training on all of it: %d samples of %.1f days, %.1f s CPU",
                    run.samples(),
                    run.atStep() * report.stepSeconds() / DAY_SECONDS,
                    run.cpuSeconds()));
    var header = new StringBuilder("  %-15s %7s %7s %8s".formatted("", "wape", "of high", "loss"));
    for (int i = 0; i < Quantiles.COUNT; i++) {
      header.append(text(" %7s", "at ." + Math.round(100 * Quantiles.level(i))));
    }
    out.println(header.append("   covered"));
    report.scores().forEach(score -> out.println(row(score)));
    var weights = new StringBuilder("  weights at the end, median and highest:");
    report
        .weights()
        .forEach(w -> weights.append(text(" %s %.2f %.2f", w.expert(), w.median(), w.highest())));
    out.println(weights);
    out.println();
  }

  private static String row(Score score) {
    if (score.steps() == 0) {
      return "  %-15s had no forecast".formatted(score.name());
    }
    var row = new StringBuilder();
    row.append(
        text(
            "  %-15s %6.2f%% %6.2f%% %7.3f%%",
            score.name(), 100 * score.wape(), 100 * score.wapeOfHigh(), 100 * score.loss()));
    score.losses().forEach(loss -> row.append(text(" %6.3f%%", 100 * loss)));
    row.append("  ");
    score.coverage().forEach(share -> row.append(text(" %5.1f", 100 * share)));
    return row.toString();
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(text(format, values));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
