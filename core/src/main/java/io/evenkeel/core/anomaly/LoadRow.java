package io.evenkeel.core.anomaly;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The figures of one node or service at one moment. Immutable. */
final class LoadRow {

  private static final MathContext SHORT = new MathContext(3);

  private final String subject;
  private final List<String> names;
  private final double[] values;

  /** Of all at that moment; NaN for a figure that stands alone. */
  private final double[] medians;

  private final double[] scaled;

  private LoadRow(
      String subject, List<String> names, double[] values, double[] medians, double[] scaled) {
    this.subject = subject;
    this.names = names;
    this.values = values;
    this.medians = medians;
    this.scaled = scaled;
  }

  /** One row for each, in their order. */
  static <T> List<LoadRow> of(List<T> all, List<Figure<T>> figures, Function<T, String> subject) {
    var names = figures.stream().map(Figure::name).toList();
    var rows = new ArrayList<LoadRow>();
    double[] medians = new double[figures.size()];
    for (int i = 0; i < medians.length; i++) {
      var figure = figures.get(i);
      medians[i] = figure.amongOthers() ? median(all, figure) : Double.NaN;
    }
    for (var one : all) {
      double[] values = new double[medians.length];
      double[] scaled = new double[medians.length];
      for (int i = 0; i < medians.length; i++) {
        var figure = figures.get(i);
        values[i] = figure.of().applyAsDouble(one);
        double usual = figure.amongOthers() ? figure.scale().of(medians[i]) : 0;
        scaled[i] = figure.scale().of(values[i]) - usual;
      }
      rows.add(new LoadRow(subject.apply(one), names, values, medians, scaled));
    }
    return rows;
  }

  private static <T> double median(List<T> all, Figure<T> figure) {
    double[] sorted = all.stream().mapToDouble(figure.of()).sorted().toArray();
    int size = sorted.length;
    return size == 0 ? Double.NaN : (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
  }

  String subject() {
    return subject;
  }

  int figures() {
    return names.size();
  }

  String name(int figure) {
    return names.get(figure);
  }

  /** What a detector is told. */
  double[] scaled() {
    return scaled.clone();
  }

  /** The same, where what there was no value for is what it was before. */
  LoadRow after(LoadRow before) {
    double[] filled = values.clone();
    double[] filledScaled = scaled.clone();
    for (int i = 0; i < filled.length; i++) {
      if (Double.isNaN(filled[i])) {
        filled[i] = before.values[i];
        filledScaled[i] = before.scaled[i];
      }
    }
    return new LoadRow(subject, names, filled, medians, filledScaled);
  }

  /** The same, where what there was no value for is 0. */
  LoadRow first() {
    double[] none = new double[values.length];
    return Arrays.stream(values).anyMatch(Double::isNaN)
        ? after(new LoadRow(subject, names, none, medians, none))
        : this;
  }

  /** As {@code p99Millis 412, was 20}, or {@code cpu 0.97, the median is 0.31}. */
  String text(int figure, LoadRow before) {
    boolean alone = Double.isNaN(medians[figure]);
    return "%s %s, %s %s"
        .formatted(
            names.get(figure),
            number(values[figure]),
            alone ? "was" : "the median is",
            number(alone ? before.values[figure] : medians[figure]));
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(SHORT).stripTrailingZeros().toPlainString()
        : "unknown";
  }
}
