package io.evenkeel.http.bench.report;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import java.util.List;
import java.util.Locale;

/**
 * Bars with their intervals, the shortest first, as inline SVG.
 *
 * @param unit of the values
 * @param most a longer bar is cut off; its figure is written beside it
 * @param mark where a line is drawn, NaN for nowhere
 */
public record BarChart(String title, String unit, List<Bar> bars, double most, double mark) {

  private static final int WIDTH = 720;
  private static final int LEFT = 220;
  private static final int RIGHT = 60;
  private static final int ROW = 20;

  /** A value with its interval. */
  public record Bar(String label, double value, double low, double high) {}

  public BarChart {
    bars = bars.stream().sorted((a, b) -> Double.compare(a.value(), b.value())).toList();
  }

  /** A bar that is ten times as long as the shortest is cut off. */
  public BarChart(String title, String unit, List<Bar> bars) {
    this(title, unit, bars, 10 * bars.stream().mapToDouble(Bar::value).min().orElse(1), Double.NaN);
  }

  public String svg() {
    var out = new StringBuilder("<figure><figcaption>").append(escaped(title));
    out.append(" <small>").append(escaped(unit)).append("</small></figcaption><svg viewBox=\"0 0 ");
    out.append(WIDTH).append(' ').append(ROW * bars.size() + 4).append("\" role=\"img\">");
    double end = Double.isNaN(mark) ? 0 : mark;
    for (var bar : bars) {
      end = Math.max(end, Math.min(most, bar.high()));
    }
    for (int i = 0; i < bars.size(); i++) {
      bar(out, bars.get(i), i * ROW, end);
    }
    if (!Double.isNaN(mark)) {
      out.append(line(x(mark, end), x(mark, end), 0, ROW * bars.size(), "class=\"grid\""));
    }
    return out.append("</svg></figure>\n").toString();
  }

  private static void bar(StringBuilder out, Bar bar, int y, double end) {
    out.append(
        text(
            "<text class=\"y\" x=\"%d\" y=\"%d\">%s</text>"
                + "<rect class=\"a\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"12\"/>"
                + "<text x=\"%.1f\" y=\"%d\">%s</text>",
            LEFT - 6,
            y + 14,
            escaped(bar.label()),
            LEFT,
            y + 4,
            x(bar.value(), end) - LEFT,
            x(bar.high(), end) + 6,
            y + 14,
            text(bar.value() < 10 ? "%.2f" : "%,.0f", bar.value())));
    out.append(line(x(bar.low(), end), x(bar.high(), end), y + 10, y + 10, "stroke=\"#888\""));
  }

  private static double x(double value, double end) {
    return LEFT + (WIDTH - LEFT - RIGHT) * Math.min(value, end) / end;
  }

  private static String line(double x1, double x2, double y1, double y2, String look) {
    return text("<line %s x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>", look, x1, x2, y1, y2);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
