package io.evenkeel.http.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.http.bench.report.Machine;

/** A report as JSON, each figure with its unit in its name. */
public final class DrillJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private DrillJson() {}

  /** The figures of all drills together on top, each drill's own under {@code drills}. */
  public static ObjectNode of(DrillReport report, String version) {
    var json = MAPPER.createObjectNode();
    json.put("command", "drill").put("version", version);
    json.set("machine", MAPPER.valueToTree(Machine.here()));
    json.put("startedAt", report.startedAt().toString()).put("seed", report.settings().seed());
    json.set("parameters", MAPPER.valueToTree(report.parameters()));
    var slowest = report.slowest();
    json.put("kind", slowest.kind().text()).put("node", slowest.node());
    figures(json, slowest.budget(), report.gapMillis(), report.verified());
    json.put("unanswered", report.unanswered()).put("sentAgain", report.sentAgain());
    json.put("passed", report.passed());
    report.drills().forEach(drill -> drill(json.withArray("/drills").addObject(), drill));
    return json;
  }

  private static void figures(
      ObjectNode json, Budget budget, GapMillis gaps, ExactlyOnce verified) {
    json.set("budgetMillis", MAPPER.valueToTree(budget));
    json.set("gapMillis", MAPPER.valueToTree(gaps));
    json.put("acknowledged", verified.acknowledged());
    json.put("lost", verified.lost()).put("duplicates", verified.duplicates());
  }

  private static void drill(ObjectNode json, DrillResult drill) {
    json.put("node", drill.node()).put("oldest", drill.oldest());
    json.put("injectedAt", drill.injectedAt().toString());
    figures(json, drill.budget(), drill.gapMillis(), drill.verified());
    json.set("controlGapMillis", MAPPER.valueToTree(drill.controlGapMillis()));
    json.put("unanswered", drill.unanswered()).put("unrecovered", drill.unrecovered());
    json.put("sentAgain", drill.sentAgain());
    json.put("slowest", drill.slowest()).put("healMillis", drill.healMillis());
    for (var gap : drill.gaps()) {
      json.withArray("/gaps")
          .addObject()
          .put("entity", gap.entity())
          .put("affected", gap.affected())
          .put("fromMillis", gap.fromMillis())
          .put("toMillis", gap.toMillis())
          .put("ended", gap.ended());
    }
  }
}
