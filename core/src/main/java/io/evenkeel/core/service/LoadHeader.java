package io.evenkeel.core.service;

import java.util.Locale;
import java.util.Optional;

/**
 * The load report of an HTTP instance, in a header of its response:
 *
 * <pre>
 * Evenkeel-Load: in-flight=3, queued=1, service-ms=12.5, cost=7, strain=0.2, age-ms=14
 * </pre>
 *
 * <p>A dictionary of RFC 9651 whose values are numbers. Only {@code in-flight} is needed. Whatever
 * else stands there is passed over, as it comes from a program that we do not know.
 */
public final class LoadHeader {

  public static final String NAME = "Evenkeel-Load";

  private static final int MOST_CHARACTERS = 512;
  private static final double NANOS_PER_MILLI = 1e6;

  private LoadHeader() {}

  /** The report; empty when the header says no calls in flight. Never throws. */
  public static Optional<LoadReport> parse(String value) {
    if (value.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    double inFlight = Double.NaN;
    double queued = 0;
    double service = Double.NaN;
    double cost = Double.NaN;
    double strain = Double.NaN;
    double age = 0;
    for (var member : value.split(",", -1)) {
      int equals = member.indexOf('=');
      double number = equals < 0 ? Double.NaN : number(member.substring(equals + 1));
      switch (equals < 0 ? "" : member.substring(0, equals).trim()) {
        case "in-flight" -> inFlight = number;
        case "queued" -> queued = number;
        case "service-ms" -> service = number;
        case "cost" -> cost = number;
        case "strain" -> strain = number;
        case "age-ms" -> age = number;
        default -> {} // of another version, or garbage
      }
    }
    return inFlight >= 0
        ? Optional.of(
            new LoadReport(
                (int) inFlight,
                (int) queued,
                service * NANOS_PER_MILLI,
                cost,
                strain,
                (long) (age * NANOS_PER_MILLI)))
        : Optional.empty();
  }

  /** The header's value; what the report does not say is left out. */
  public static String format(LoadReport report) {
    var text = new StringBuilder("in-flight=" + report.inFlight() + ", queued=" + report.queued());
    append(text, "service-ms", report.serviceNanos() / NANOS_PER_MILLI);
    append(text, "cost", report.cost());
    append(text, "strain", report.strain());
    append(text, "age-ms", report.ageNanos() / NANOS_PER_MILLI);
    return text.toString();
  }

  private static void append(StringBuilder text, String key, double value) {
    if (!Double.isNaN(value)) {
      text.append(String.format(Locale.ROOT, ", %s=%.3f", key, value));
    }
  }

  /** NaN when it is no finite number; {@code 1e400} is none. */
  private static double number(String text) {
    try {
      double value = Double.parseDouble(text.trim());
      return Double.isInfinite(value) ? Double.NaN : value;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
