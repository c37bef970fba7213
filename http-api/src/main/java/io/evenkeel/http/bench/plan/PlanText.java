package io.evenkeel.http.bench.plan;

import io.evenkeel.core.capacity.CapacityPlan;
import io.evenkeel.core.capacity.CapacityPlan.Need;
import io.evenkeel.core.capacity.CapacityQuestion;
import io.evenkeel.core.capacity.ClusterModel;
import io.evenkeel.core.capacity.Holdout;
import io.evenkeel.core.capacity.Interval;
import io.evenkeel.core.capacity.ScalabilityLaw;
import io.evenkeel.core.capacity.SweepLevel;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A capacity plan for a person at a terminal. */
public final class PlanText {

  private PlanText() {}

  /** Prints to {@code out} and flushes. */
  public static void print(PlanReport report, PrintWriter out) {
    law(report, out);
    report.holdout().ifPresent(found -> holdout(found, report, out));
    report.plan().ifPresent(plan -> plan(plan, out));
    report.warnings().forEach(warning -> line(out, "note: %s", warning));
    out.flush();
  }

  private static void law(PlanReport report, PrintWriter out) {
    var sweep = report.data().sweep();
    var law = report.estimate().law();
    line(
        out,
        "%s: %d levels, %s to %s %s; one run is off by %.1f %%",
        report.data().source(),
        sweep.levels().size(),
        SweepLevel.number(sweep.smallest().size()),
        SweepLevel.number(sweep.largest().size()),
        report.sizes(),
        report.estimate().error() * 100);
    figure(out, report, "gain", "%,.1f/s", law.gain(), ScalabilityLaw::gain);
    figure(out, report, "contention", "%.4f", law.contention(), ScalabilityLaw::contention);
    figure(out, report, "coherency", "%.6f", law.coherency(), ScalabilityLaw::coherency);
    figure(out, report, "most throughput at", "%.1f", law.peakSize(), ScalabilityLaw::peakSize);
    line(out, "  %-20s %12s %12s", report.sizes(), "measured/s", "law/s");
    for (var level : sweep.levels()) {
      line(
          out,
          "  %-20s %,12.1f %,12.1f",
          SweepLevel.number(level.size()),
          level.throughput(),
          law.throughput(level.size()));
    }
  }

  private static void figure(
      PrintWriter out,
      PlanReport report,
      String name,
      String format,
      double value,
      ToDoubleFunction<ScalabilityLaw> of) {
    var interval = report.estimate().interval(of, 0.95);
    line(
        out,
        "  %-20s " + format + " (95 %%: " + format + " to " + format + ")",
        name,
        value,
        interval.low(),
        interval.high());
  }

  private static void holdout(Holdout found, PlanReport report, PrintWriter out) {
    line(
        out,
        "Fitted on up to %s %s, checked on what was kept back:",
        SweepLevel.number(found.fittedUpTo()),
        report.sizes());
    for (var check : found.checks()) {
      line(
          out,
          "  %-6s predicted %,.1f/s (%,.1f to %,.1f), measured %,.1f/s: %+.1f %%",
          SweepLevel.number(check.size()),
          check.predicted(),
          check.interval().low(),
          check.interval().high(),
          check.measured(),
          check.error() * 100);
    }
  }

  private static void plan(CapacityPlan plan, PrintWriter out) {
    line(out, "%s", answer(plan));
    line(
        out,
        "Bottleneck: %s (%.0f %%).",
        plan.bottleneck().kind().sentence(),
        plan.bottleneck().share() * 100);
    line(out, "  %6s %8s %24s %8s %12s", "nodes", "use", "p99 ms (95 %)", "holds", "up to");
    for (var option : plan.options()) {
      line(
          out,
          "  %6d %6.0f %% %24s %6.0f %% %,10.0f/s",
          option.nodes(),
          option.use() * 100,
          millis(option.p99Seconds(), option.p99Interval()),
          option.holds() * 100,
          option.mostPerSecond());
    }
    line(out, "  %12s %6s %22s", "rate/s", "lost", "nodes (95 %), safe");
    for (var other : plan.whatIfs()) {
      line(
          out,
          "  %,12.0f %6d %22s",
          other.question().perSecond(),
          other.question().lost(),
          nodes(other.need()));
    }
  }

  /** The answer in a sentence. */
  static String answer(CapacityPlan plan) {
    CapacityQuestion asked = plan.question();
    var question =
        text(
            "%,.0f requests/s at a p99 of %.3g ms with %d nodes lost",
            asked.perSecond(), asked.p99Seconds() * 1e3, asked.lost());
    if (plan.need().expected() == Double.POSITIVE_INFINITY) {
      return "No number of nodes up to the safe part of the peak, or "
          + text("%,d", ClusterModel.MOST_NODES)
          + ", is enough for "
          + question
          + ".";
    }
    return text(
        "%s nodes for %s (95 %%: %s to %s); with %s it holds in 95 %% of the resamples.",
        count(plan.need().expected()),
        question,
        count(plan.need().interval().low()),
        count(plan.need().interval().high()),
        count(plan.need().safe()));
  }

  static String nodes(Need need) {
    return text(
        "%s (%s..%s), %s",
        count(need.expected()),
        count(need.interval().low()),
        count(need.interval().high()),
        count(need.safe()));
  }

  private static String count(double nodes) {
    return nodes == Double.POSITIVE_INFINITY ? "none" : text("%.0f", nodes);
  }

  static String millis(double seconds, Interval interval) {
    return text("%s (%s..%s)", millis(seconds), millis(interval.low()), millis(interval.high()));
  }

  private static String millis(double seconds) {
    return seconds == Double.POSITIVE_INFINITY ? "never" : text("%.3g", seconds * 1e3);
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(text(format, values));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
