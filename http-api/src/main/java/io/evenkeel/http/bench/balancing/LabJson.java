package io.evenkeel.http.bench.balancing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.http.bench.report.Machine;

/** The lab's findings as JSON, each figure with its unit in its name. */
public final class LabJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private LabJson() {}

  public static ObjectNode of(LabReport report, String version) {
    var json = MAPPER.createObjectNode();
    json.put("command", "simulate balancing").put("version", version);
    json.set("machine", MAPPER.valueToTree(Machine.here()));
    json.put("startedAt", report.startedAt().toString()).put("seed", report.firstSeed());
    json.set("parameters", MAPPER.valueToTree(report.parameters()));
    var trials = json.putArray("trials");
    report.trials().forEach(trial -> trial(trials.addObject(), trial));
    return json;
  }

  private static void trial(ObjectNode json, Trial trial) {
    json.put("scenario", trial.scenario().name()).put("load", trial.load());
    json.put("callsPerSecond", trial.scenario().callsPerSecond(trial.load()));
    var rows = json.putArray("strategies");
    trial.rows().forEach(row -> row(rows.addObject().put("strategy", row.label()), row));
    row(json.putObject("bound"), trial.bound());
  }

  private static void row(ObjectNode json, Row row) {
    for (var figure : Figure.values()) {
      estimate(json.putObject(figure.key()), row.estimate(figure));
    }
    estimate(json.putObject("p99ToBound"), row.ratioToBound(Figure.P99));
    estimate(json.putObject("meanToBound"), row.ratioToBound(Figure.MEAN));
  }

  private static void estimate(ObjectNode json, Estimate estimate) {
    json.put("mean", estimate.mean()).put("low", estimate.low()).put("high", estimate.high());
  }
}
