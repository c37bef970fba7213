package io.evenkeel.http.bench.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.http.bench.report.Machine;

/** A live comparison as JSON, each figure with its unit in its name. */
public final class LiveJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private LiveJson() {}

  public static ObjectNode of(LiveReport report, String version) {
    var json = MAPPER.createObjectNode();
    json.put("command", "bench balancing").put("version", version);
    json.set("machine", MAPPER.valueToTree(Machine.here()));
    json.put("startedAt", report.startedAt().toString());
    json.set("parameters", MAPPER.valueToTree(report.parameters()));
    var rows = json.putArray("subjects");
    report.rows().forEach(row -> row(rows.addObject(), row, report));
    json.put("simulatedBoundP99Millis", report.boundP99().mean());
    return json.put("kendallTau", report.kendall());
  }

  private static void row(ObjectNode json, LiveRow row, LiveReport report) {
    json.put("name", row.name()).put("ours", row.ours());
    json.put("throughputPerSecond", row.perSecond()).put("failed", row.failed());
    json.set("p50Millis", MAPPER.valueToTree(row.p50()));
    json.set("p99Millis", MAPPER.valueToTree(row.p99()));
    row.simulatedP99().ifPresent(p99 -> json.set("simulatedP99Millis", MAPPER.valueToTree(p99)));
    if (!row.faults().isEmpty()) {
      json.set("faults", MAPPER.valueToTree(row.faults()));
    }
    if (row.ours()) {
      var ratios = json.putObject("p99Ratio");
      report.others().forEach(o -> ratios.set(o.name(), MAPPER.valueToTree(row.p99By(o).ratio())));
    }
  }
}
