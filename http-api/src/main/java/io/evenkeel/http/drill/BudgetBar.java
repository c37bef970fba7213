package io.evenkeel.http.drill;

import java.util.List;
import java.util.Locale;

/** A budget as one stacked bar of inline SVG. Pure. */
final class BudgetBar {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 34;

  private record Part(String name, String style, long millis) {}

  private BudgetBar() {}

  static String svg(Budget budget) {
    var parts =
        List.of(
            new Part("detect", "a", budget.detect()),
            new Part("decide", "b", budget.decide()),
            new Part("fence", "c", budget.fence()),
            new Part("hand over", "d", budget.handOver()),
            new Part("recover", "e", budget.recover()),
            new Part("first good reply", "f", budget.firstGoodReply()));
    var out = new StringBuilder("<figure><figcaption>Budget of the slowest entity");
    out.append(text(" <small>%,d ms</small>", budget.total()));
    for (var part : parts) {
      out.append(text(" <span class=\"key %s\">", part.style));
      out.append(text("%s %,d ms</span>", part.name, part.millis));
    }
    out.append(text("</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, HEIGHT));
    double perMilli = WIDTH / (double) Math.max(1, budget.total());
    double left = 0;
    for (var part : parts) {
      double width = part.millis * perMilli;
      out.append(
          text(
              "<rect class=\"%s\" x=\"%.1f\" y=\"4\" width=\"%.1f\" height=\"26\"/>",
              part.style, left, width));
      left += width;
    }
    return out.append("</svg></figure>\n").toString();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
