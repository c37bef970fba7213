package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.load.Seconds;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A bound that fails a run. Pure.
 *
 * @param above whether it fails above the bound, else below
 * @param bound in the metric's unit
 * @param text as it was written
 */
public record Threshold(Metric metric, boolean above, double bound, String text) {

  private static final Pattern TEXT = Pattern.compile("\\s*([a-z0-9.-]+?)\\s*([<>])\\s*(\\S+)\\s*");
  private static final String EXAMPLES = "'p99>50ms', 'errors>0.1%' or 'throughput<900'";

  /** What came of it; a metric that was not measured fails. */
  public record Verdict(Threshold threshold, boolean passed, String sentence) {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException in one sentence when it is none
   */
  public static Threshold read(String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a threshold must look like " + EXAMPLES + ", was '" + text + "'");
    }
    var metric =
        Metric.of(matcher.group(1))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no metric '" + matcher.group(1) + "'; known: " + Metric.all()));
    double bound = bound(metric, matcher.group(3), text);
    return new Threshold(metric, matcher.group(2).equals(">"), bound, text.strip());
  }

  private static double bound(Metric metric, String value, String text) {
    return switch (metric.unit()) {
      case TIME -> Seconds.parse("the bound in '" + text + "'", value);
      case SHARE -> share(value, text);
      case NUMBER -> number(value, text);
    };
  }

  private static double share(String value, String text) {
    if (!value.endsWith("%")) {
      throw new IllegalArgumentException(
          "the bound in '" + text + "' must be a share like 0.1%, was '" + value + "'");
    }
    return number(value.substring(0, value.length() - 1), text) / 100;
  }

  private static double number(String value, String text) {
    if (!value.matches("[0-9]+(\\.[0-9]+)?")) {
      throw new IllegalArgumentException(
          "the bound in '" + text + "' must be a number, was '" + value + "'");
    }
    return Double.parseDouble(value);
  }

  /** Judges a run by its figures, each in its metric's unit. */
  public Verdict judge(Map<Metric, Double> figures) {
    var value = figures.get(metric);
    if (value == null) {
      return new Verdict(this, false, text + ": not measured in this run");
    }
    boolean passed = above ? value <= bound : value >= bound;
    var sentence =
        "%s: %s, was %s".formatted(text, passed ? "held" : "failed", metric.format(value));
    return new Verdict(this, passed, sentence);
  }
}
