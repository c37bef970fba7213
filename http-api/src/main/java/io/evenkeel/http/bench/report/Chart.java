package io.evenkeel.http.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A line chart as inline SVG; its colours come from the page's style sheet.
 *
 * @param unit of the y axis
 * @param xLabels labels below the axis, each at an x value
 * @param bands stretches of the x axis that are set off
 * @param axis of the y values
 */
public record Chart(
    String title, String unit, List<Line> lines, List<Label> xLabels, List<Band> bands, Axis axis) {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 200;
  private static final int LEFT = 64;
  private static final int BOTTOM = 24;
  private static final int TOP = 8;

  /** A named line; {@code style} is a class of the style sheet. */
  public record Line(String name, String style, List<Point> points) {}

  public record Point(double x, double y) {}

  public record Label(double x, String text) {}

  /** A stretch with what happened in it. */
  public record Band(double from, double to, String text) {}

  /** From 0 on, with nothing set off. */
  public Chart(String title, String unit, List<Line> lines, List<Label> xLabels) {
    this(title, unit, lines, xLabels, List.of(), Axis.FROM_ZERO);
  }

  public String svg() {
    double maxX = Math.max(1e-9, points().mapToDouble(Point::x).max().orElse(0));
    var scale = axis.scale(points().mapToDouble(Point::y).toArray());
    var out = new StringBuilder("<figure><figcaption>").append(title).append(legend());
    out.append("</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\">".formatted(WIDTH, HEIGHT));
    bands.forEach(band -> out.append(band(band, maxX)));
    for (double value : scale.grid()) {
      out.append(gridLine(value, scale));
    }
    xLabels.forEach(label -> out.append(xLabel(label, maxX)));
    lines.forEach(line -> out.append(path(line, maxX, scale)));
    return out.append("</svg></figure>\n").toString();
  }

  private Stream<Point> points() {
    return lines.stream().flatMap(line -> line.points().stream());
  }

  private static String band(Band band, double maxX) {
    double from = x(Math.min(band.from(), maxX), maxX);
    double to = x(Math.min(band.to(), maxX), maxX);
    return text(
        "<rect class=\"band\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>"
            + "<text x=\"%.1f\" y=\"%d\">%s</text>",
        from, TOP, Math.max(2, to - from), HEIGHT - TOP - BOTTOM, from + 4, TOP + 12, band.text());
  }

  private String legend() {
    var out = new StringBuilder(" <small>").append(unit).append("</small>");
    for (var line : lines) {
      out.append(" <span class=\"key %s\">%s</span>".formatted(line.style(), line.name()));
    }
    return out.toString();
  }

  private static String gridLine(double value, Axis.Scale scale) {
    return text(
        "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
            + "<text class=\"y\" x=\"%d\" y=\"%.1f\">%s</text>",
        LEFT,
        WIDTH,
        y(value, scale),
        y(value, scale),
        LEFT - 6,
        y(value, scale) + 4,
        number(value));
  }

  private static String xLabel(Label label, double maxX) {
    return text(
        "<text class=\"x\" x=\"%.1f\" y=\"%d\">%s</text>",
        x(label.x(), maxX), HEIGHT - 6, label.text());
  }

  private static String path(Line line, double maxX, Axis.Scale scale) {
    var points = new StringBuilder();
    for (var point : line.points()) {
      points.append(text("%.1f,%.1f ", x(point.x(), maxX), y(point.y(), scale)));
    }
    return "<polyline class=\"%s\" points=\"%s\"/>".formatted(line.style(), points);
  }

  private static double x(double value, double maxX) {
    return LEFT + (WIDTH - LEFT - 16) * value / maxX;
  }

  private static double y(double value, Axis.Scale scale) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - scale.height(value));
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

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
