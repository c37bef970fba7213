package io.evenkeel.http.drill;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Each entity's longest gap over time, one line for each, as inline SVG: the affected ones first,
 * by their end. Pure.
 */
final class GapChart {

  private static final int WIDTH = 720;
  private static final int ROW = 5;
  private static final int BOTTOM = 22;
  private static final int STEPS = 6;

  private GapChart() {}

  static String svg(List<Gap> gaps) {
    return svg(gaps, 1);
  }

  /**
   * As above, on a scale that others share.
   *
   * @param until the scale goes at least so far, in milliseconds since the injection
   */
  static String svg(List<Gap> gaps, long until) {
    var rows =
        gaps.stream()
            .sorted(Comparator.comparing(Gap::affected).reversed().thenComparing(Gap::toMillis))
            .toList();
    long from = rows.stream().mapToLong(Gap::fromMillis).min().orElse(0);
    long first = Math.min(0, from);
    long last = Math.max(until, rows.stream().mapToLong(Gap::toMillis).max().orElse(1));
    int height = rows.size() * ROW + BOTTOM;
    var out = new StringBuilder("<figure><figcaption>Longest time without a good reply");
    out.append(" <small>ms since it was hit</small> <span class=\"key c\">affected</span>");
    out.append(" <span class=\"key a\">control</span></figcaption>");
    out.append(text("<svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, height));
    double perMilli = (WIDTH - 40) / (double) (last - first);
    for (int step = 0; step <= STEPS; step++) {
      long at = last * step / STEPS;
      double x = 20 + (at - first) * perMilli;
      out.append(text("<line class=\"grid\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"0\" ", x));
      out.append(text("y2=\"%d\"/><text class=\"x\" ", height - BOTTOM + 4));
      out.append(text("x=\"%.1f\" y=\"%d\">%,d</text>", x, height - 6, at));
    }
    for (int row = 0; row < rows.size(); row++) {
      out.append(bar(rows.get(row), row, first, perMilli));
    }
    return out.append("</svg></figure>\n").toString();
  }

  private static String bar(Gap gap, int row, long first, double perMilli) {
    return text(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
        gap.affected() ? "c" : "a",
        20 + (gap.fromMillis() - first) * perMilli,
        row * ROW,
        Math.max(0.5, gap.millis() * perMilli),
        ROW - 2);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
