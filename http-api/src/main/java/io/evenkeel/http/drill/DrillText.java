package io.evenkeel.http.drill;

import java.io.PrintWriter;
import java.util.Locale;

/** A report for a person at a terminal. */
public final class DrillText {

  private DrillText() {}

  /** Prints to {@code out} and flushes. */
  public static void print(DrillReport report, PrintWriter out) {
    report.drills().forEach(drill -> drill(out, drill));
    if (report.drills().size() > 1) {
      line(out, "%d drills together", report.drills().size());
      line(out, "  gap         %s", text(report.gapMillis()));
    }
    var verified = report.verified();
    line(
        out,
        "verified      %,d acknowledged, %,d lost, %,d duplicates",
        verified.acknowledged(),
        verified.lost(),
        verified.duplicates());
    out.flush();
  }

  private static void drill(PrintWriter out, DrillResult drill) {
    line(
        out, "%s of %s%s", drill.kind().text(), drill.node(), drill.oldest() ? ", the oldest" : "");
    line(out, "  gap         %s", text(drill.gapMillis()));
    line(out, "  control     %s", text(drill.controlGapMillis()));
    if (drill.budget().total() > 0) {
      line(out, "  budget      %s", text(drill.budget()));
    }
    if (drill.unrecovered() > 0) {
      line(out, "  %d entities gave no good reply until the load ended", drill.unrecovered());
    }
    if (drill.unanswered() > 0) {
      line(out, "  %d commands were never acknowledged", drill.unanswered());
    }
    line(out, "  sent again  %,d times, for want of a good answer", drill.sentAgain());
    line(out, "  healed      %,d ms after the load", drill.healMillis());
  }

  private static String text(GapMillis gap) {
    return format("p50 %,d  p99 %,d  max %,d ms", gap.p50(), gap.p99(), gap.max());
  }

  private static String text(Budget budget) {
    return format(
        "detect %,d + decide %,d + fence %,d + hand over %,d + recover %,d + first good reply %,d"
            + " = %,d ms",
        budget.detect(),
        budget.decide(),
        budget.fence(),
        budget.handOver(),
        budget.recover(),
        budget.firstGoodReply(),
        budget.total());
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(format(format, values));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
