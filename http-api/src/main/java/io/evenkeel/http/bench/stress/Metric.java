package io.evenkeel.http.bench.stress;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a threshold can be set on. */
public enum Metric {
  MEAN("mean", Unit.TIME),
  P50("p50", Unit.TIME),
  P90("p90", Unit.TIME),
  P95("p95", Unit.TIME),
  P99("p99", Unit.TIME),
  P999("p99.9", Unit.TIME),
  MAX("max", Unit.TIME),
  /** Requests without a 2xx answer, of those that ended. */
  ERRORS("errors", Unit.SHARE),
  /** Requests that had no place, of those that were due. */
  NOT_SENT("not-sent", Unit.SHARE),
  /** Good answers per second. */
  THROUGHPUT("throughput", Unit.NUMBER),
  /** From a fault until all is well, the longest. */
  RECOVERY("recovery", Unit.TIME),
  /** The p99 of the last third by that of the first; 1 where that may be chance. */
  P99_DRIFT("p99-drift", Unit.NUMBER),
  /** The same of the least heap in use, of the node where it grew most. */
  HEAP_DRIFT("heap-drift", Unit.NUMBER);

  /** How values are written, and what they are kept in. */
  enum Unit {
    /** {@code 50ms}; kept in seconds. */
    TIME,
    /** {@code 0.1%}; kept in 0..1. */
    SHARE,
    /** {@code 900}. */
    NUMBER
  }

  private final String text;
  private final Unit unit;

  Metric(String text, Unit unit) {
    this.text = text;
    this.unit = unit;
  }

  /** As it is written. */
  public String text() {
    return text;
  }

  Unit unit() {
    return unit;
  }

  static Optional<Metric> of(String text) {
    return Arrays.stream(values()).filter(metric -> metric.text.equals(text)).findFirst();
  }

  /** All of them, for messages. */
  public static String all() {
    return Arrays.stream(values()).map(Metric::text).collect(Collectors.joining(", "));
  }

  /** A value for people. */
  String format(double value) {
    if (Double.isInfinite(value)) {
      return "never";
    }
    return switch (unit) {
      case TIME -> value < 1 ? text("%.2f ms", value * 1e3) : text("%.2f s", value);
      case SHARE -> text("%.3f %%", value * 100);
      case NUMBER -> value < 10 ? text("%.2f", value) : text("%,.1f", value);
    };
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
