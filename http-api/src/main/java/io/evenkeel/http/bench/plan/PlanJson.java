package io.evenkeel.http.bench.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.core.capacity.CapacityPlan;
import io.evenkeel.core.capacity.CapacityPlan.Need;
import io.evenkeel.core.capacity.CapacityQuestion;
import io.evenkeel.core.capacity.ClusterModel.Measured;
import io.evenkeel.core.capacity.Holdout;
import io.evenkeel.core.capacity.Interval;
import io.evenkeel.core.capacity.ScalabilityLaw;
import io.evenkeel.http.bench.report.Machine;
import java.util.function.ToDoubleFunction;

/**
 * A capacity plan as JSON, each figure with its unit in its name; what is infinite is null. Its
 * {@code levels} can be read again by {@link SweepFile}.
 */
public final class PlanJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PlanJson() {}

  public static ObjectNode of(PlanReport report, String version, long seed) {
    var json = MAPPER.createObjectNode();
    json.put("command", "plan").put("version", version);
    json.set("machine", MAPPER.valueToTree(Machine.here()));
    json.put("startedAt", report.startedAt().toString()).put("seed", seed);
    json.set("parameters", MAPPER.valueToTree(report.parameters()));
    levels(json, report);
    law(json.putObject("law"), report);
    report.holdout().ifPresent(found -> holdout(json.putObject("holdout"), found));
    report.plan().ifPresent(plan -> plan(json.putObject("plan"), plan));
    var warnings = json.putArray("warnings");
    report.warnings().forEach(warnings::add);
    return json;
  }

  private static void levels(ObjectNode json, PlanReport report) {
    var size = report.data().measured() == Measured.NODES ? "nodes" : "concurrency";
    var levels = json.putArray("levels");
    for (var level : report.data().sweep().levels()) {
      var one = levels.addObject().put(size, level.size()).put("throughput", level.throughput());
      number(one, "p50Millis", level.p50Seconds() * 1e3);
      number(one, "p99Millis", level.p99Seconds() * 1e3);
      var runs = one.putArray("runs");
      level.runs().forEach(runs::add);
    }
  }

  private static void law(ObjectNode json, PlanReport report) {
    var law = report.estimate().law();
    figure(json, report, "gainPerSecond", law, ScalabilityLaw::gain);
    figure(json, report, "contention", law, ScalabilityLaw::contention);
    figure(json, report, "coherency", law, ScalabilityLaw::coherency);
    figure(json, report, "peakSize", law, ScalabilityLaw::peakSize);
    json.put("runErrorRatio", report.estimate().error());
    json.put("lackOfFit", report.estimate().lackOfFit());
  }

  private static void figure(
      ObjectNode json,
      PlanReport report,
      String name,
      ScalabilityLaw law,
      ToDoubleFunction<ScalabilityLaw> of) {
    number(json, name, of.applyAsDouble(law));
    interval(json, name + "Interval95", report.estimate().interval(of, 0.95));
  }

  private static void holdout(ObjectNode json, Holdout found) {
    json.put("fittedUpTo", found.fittedUpTo());
    var checks = json.putArray("checks");
    for (var check : found.checks()) {
      var one = checks.addObject().put("size", check.size());
      one.put("measuredPerSecond", check.measured()).put("predictedPerSecond", check.predicted());
      interval(one, "predictedInterval95", check.interval());
      one.put("errorRatio", check.error());
    }
  }

  private static void plan(ObjectNode json, CapacityPlan plan) {
    question(json, plan.question());
    need(json, plan.need());
    json.putObject("bottleneck")
        .put("kind", plan.bottleneck().kind().name())
        .put("share", plan.bottleneck().share());
    var options = json.putArray("options");
    for (var option : plan.options()) {
      var one = options.addObject().put("nodes", option.nodes()).put("useRatio", option.use());
      number(one, "p99Millis", option.p99Seconds() * 1e3);
      number(one, "p99MillisLow", option.p99Interval().low() * 1e3);
      number(one, "p99MillisHigh", option.p99Interval().high() * 1e3);
      one.put("holdsRatio", option.holds()).put("mostPerSecond", option.mostPerSecond());
    }
    var whatIfs = json.putArray("whatIf");
    for (var other : plan.whatIfs()) {
      var one = whatIfs.addObject();
      question(one, other.question());
      need(one, other.need());
    }
  }

  private static void question(ObjectNode json, CapacityQuestion question) {
    json.put("ratePerSecond", question.perSecond());
    json.put("p99LimitMillis", question.p99Seconds() * 1e3).put("lostNodes", question.lost());
  }

  private static void need(ObjectNode json, Need need) {
    number(json, "nodes", need.expected());
    interval(json, "nodesInterval95", need.interval());
    number(json, "safeNodes", need.safe());
  }

  private static void interval(ObjectNode json, String name, Interval interval) {
    var array = json.putArray(name);
    for (double end : new double[] {interval.low(), interval.high()}) {
      if (Double.isFinite(end)) {
        array.add(end);
      } else {
        array.addNull();
      }
    }
  }

  private static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }
}
