package io.evenkeel.http.bench.balancing;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import java.util.Comparator;
import java.util.Locale;

/** Bars of the p99 in relation to the bound, with their intervals, as inline SVG. */
final class RatioChart {

  private static final int WIDTH = 720;
  private static final int LEFT = 220;
  private static final int RIGHT = 60;
  private static final int ROW = 20;

  /** A longer bar is cut off; its figure is written beside it. */
  private static final double MOST = 8;

  private RatioChart() {}

  static String of(Trial trial) {
    var out = new StringBuilder("<figure><figcaption>p99, load ").append(trial.load());
    out.append(" <small>times the bound</small></figcaption><svg viewBox=\"0 0 ");
    out.append(WIDTH).append(' ').append(ROW * trial.rows().size() + 4).append("\" role=\"img\">");
    var sorted =
        trial.rows().stream()
            .sorted(Comparator.comparingDouble(row -> row.estimate(Figure.P99).mean()))
            .toList();
    double most =
        sorted.stream()
            .mapToDouble(row -> Math.min(MOST, row.ratioToBound(Figure.P99).high()))
            .max()
            .orElse(1);
    for (int i = 0; i < sorted.size(); i++) {
      bar(out, sorted.get(i), i * ROW, Math.max(1, most));
    }
    out.append(line(x(1, most), x(1, most), 0, ROW * sorted.size(), "class=\"grid\""));
    return out.append("</svg></figure>\n").toString();
  }

  private static void bar(StringBuilder out, Row row, int y, double most) {
    var ratio = row.ratioToBound(Figure.P99);
    double end = x(ratio.mean(), most);
    out.append(
        text(
            "<text class=\"y\" x=\"%d\" y=\"%d\">%s</text>"
                + "<rect class=\"a\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"12\"/>"
                + "<text x=\"%.1f\" y=\"%d\">%.2f</text>",
            LEFT - 6,
            y + 14,
            escaped(row.label()),
            LEFT,
            y + 4,
            end - LEFT,
            x(ratio.high(), most) + 6,
            y + 14,
            ratio.mean()));
    out.append(
        line(x(ratio.low(), most), x(ratio.high(), most), y + 10, y + 10, "stroke=\"#888\""));
  }

  private static double x(double ratio, double most) {
    return LEFT + (WIDTH - LEFT - RIGHT) * Math.min(ratio, most) / most;
  }

  private static String line(double x1, double x2, double y1, double y2, String look) {
    return text("<line %s x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>", look, x1, x2, y1, y2);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
