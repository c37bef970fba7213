package io.evenkeel.http.bench.scaling;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.http.bench.report.Machine;
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
      policies
          .addObject()
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
          .put("elasticSpeedup", found.elasticSpeedup(report.baseline()));
    }
  }
}
