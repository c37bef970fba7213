package io.evenkeel.http.bench.scaling;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.http.bench.report.Machine;
import io.evenkeel.http.bench.scaling.TraceReport.Outcome;
import java.util.List;
import java.util.Map;

/** The replay lab's findings as JSON, each figure with its unit in its name. */
public final class ScalingJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ScalingJson() {}

  public static ObjectNode of(
      List<TraceReport> reports, Map<String, Object> parameters, String version) {
    var json = MAPPER.createObjectNode();
    json.put("command", "simulate scaling").put("version", version);
    json.set("machine", MAPPER.valueToTree(Machine.here()));
    json.set("parameters", MAPPER.valueToTree(parameters));
    var traces = json.putArray("traces");
    reports.forEach(report -> trace(traces.addObject(), report));
    return json;
  }

  private static void trace(ObjectNode json, TraceReport report) {
    json.put("trace", report.trace()).put("measuredHours", report.hours());
    json.put("oracleInstanceHours", report.oracleHours());
    var policies = json.putArray("policies");
    for (var row : report.rows()) {
      var found = row.result();
      var policy = policies.addObject();
      policy
          .put("policy", row.label())
          .put("violatedPercent", found.violated())
          .put("violatedRequestsPercent", found.violatedRequests())
          .put("instanceHours", found.instanceHours())
          .put("costByOracle", report.cost(row))
          .put("underAccuracyPercent", found.underAccuracy())
          .put("overAccuracyPercent", found.overAccuracy())
          .put("underTimePercent", found.underTime())
          .put("overTimePercent", found.overTime())
          .put("instabilityPercent", found.instability())
          .put("changesPerHour", found.changesPerHour())
          .put("longestWaitSeconds", found.longestWaitSeconds())
          .put("boundedOrders", found.bounded())
          .put("elasticSpeedup", found.elasticSpeedup(report.baseline()));
      sureness(policy, row.intervals());
      outcomes(policy.putArray("seeds"), row.seeds());
      outcomes(policy.putArray("curve"), row.curve());
    }
    var limits = json.putArray("limits");
    report
        .limits()
        .forEach(
            limit ->
                limits
                    .addObject()
                    .put("who", limit.who())
                    .put("violatedPercent", limit.violated())
                    .put("costByOracle", limit.cost()));
  }

  private static void sureness(ObjectNode json, DayIntervals sure) {
    json.put("days", sure.days())
        .put("violatedPercentLow", sure.violated().low())
        .put("violatedPercentHigh", sure.violated().high())
        .put("costByOracleLow", sure.cost().low())
        .put("costByOracleHigh", sure.cost().high());
  }

  private static void outcomes(ArrayNode json, List<Outcome> outcomes) {
    outcomes.forEach(
        one ->
            json.addObject()
                .put("of", one.of())
                .put("violatedPercent", one.violated())
                .put("costByOracle", one.cost()));
  }
}
