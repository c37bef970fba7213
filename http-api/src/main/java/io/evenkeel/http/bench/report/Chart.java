package io.evenkeel.http.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A line chart as inline SVG; its colours come from the page's style sheet.
 *
 * @param unit of the y axis
 * @param xLabels labels below the axis, each at an x value
 */
public record Chart(String title, String unit, List<Line> lines, List<Label> xLabels) {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 200;
  private static final int LEFT = 64;
  private static final int BOTTOM = 24;
  private static final int TOP = 8;

  /** A named line; {@code style} is a class of the style sheet. */
  public record Line(String name, String style, List<Point> points) {}

  public record Point(double x, double y) {}

  public record Label(double x, String text) {}

  public String svg() {
    double maxX =
        Math.max(1e-9, max(lines.stream().flatMap(l -> l.points().stream()).mapToDouble(Point::x)));
    double maxY =
        ceiling(max(lines.stream().flatMap(l -> l.points().stream()).mapToDouble(Point::y)));
    var out = new StringBuilder("<figure><figcaption>").append(title).append(legend());
    out.append("</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\">".formatted(WIDTH, HEIGHT));
    for (int step = 0; step <= 4; step++) {
      out.append(gridLine(maxY * step / 4, maxY));
    }
    xLabels.forEach(label -> out.append(xLabel(label, maxX)));
    lines.forEach(line -> out.append(path(line, maxX, maxY)));
    return out.append("</svg></figure>\n").toString();
  }

  private String legend() {
    var out = new StringBuilder(" <small>").append(unit).append("</small>");
    for (var line : lines) {
      out.append(" <span class=\"key %s\">%s</span>".formatted(line.style(), line.name()));
    }
    return out.toString();
  }

  private static String gridLine(double value, double maxY) {
    return text(
        "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
            + "<text class=\"y\" x=\"%d\" y=\"%.1f\">%s</text>",
        LEFT, WIDTH, y(value, maxY), y(value, maxY), LEFT - 6, y(value, maxY) + 4, number(value));
  }

  private static String xLabel(Label label, double maxX) {
    return text(
        "<text class=\"x\" x=\"%.1f\" y=\"%d\">%s</text>",
        x(label.x(), maxX), HEIGHT - 6, label.text());
  }

  private static String path(Line line, double maxX, double maxY) {
    var points = new StringBuilder();
    for (var point : line.points()) {
      points.append(text("%.1f,%.1f ", x(point.x(), maxX), y(point.y(), maxY)));
    }
    return "<polyline class=\"%s\" points=\"%s\"/>".formatted(line.style(), points);
  }

  private static double x(double value, double maxX) {
    return LEFT + (WIDTH - LEFT - 16) * value / maxX;
  }

  private static double y(double value, double maxY) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / maxY);
  }

  /** The next round number, so that the grid lines have short labels. */
  static double ceiling(double value) {
    if (value <= 0) {
      return 1;
    }
    double magnitude = Math.pow(10, Math.floor(Math.log10(value)));
    for (double step : new double[] {1, 2, 4, 8}) {
      if (value <= step * magnitude) {
        return step * magnitude;
      }
    }
    return 10 * magnitude;
  }

  private static String number(double value) {
    return value == Math.rint(value) ? text("%,.0f", value) : text("%.3g", value);
  }

  private static double max(DoubleStream values) {
    return values.max().orElse(0);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
