package io.evenkeel.http.bench.elastic;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.http.bench.report.Machine;

/** A step as JSON, each figure with its unit in its name. */
public final class ElasticJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ElasticJson() {}

  public static ObjectNode of(ElasticReport report, String version) {
    var json = MAPPER.createObjectNode();
    json.put("command", "bench scaling").put("version", version);
    json.set("machine", MAPPER.valueToTree(Machine.here()));
    json.put("startedAt", report.startedAt().toString()).put("seed", report.settings().seed());
    json.set("parameters", MAPPER.valueToTree(report.parameters()));
    json.put("startSeconds", report.startSeconds());
    report.recoverySeconds().ifPresent(took -> json.put("recoverySeconds", took));
    json.put("allowedSeconds", report.allowedSeconds());
    json.put("laterMissedSeconds", report.laterMisses());
    json.put("mostReady", report.most()).put("stopped", report.stopped());
    json.put("failedAfterStepDown", report.failedAfterStepDown());
    json.put("failed", report.failed());
    json.put("clientLateP99Millis", report.load().sendLag().p99Micros() / 1e3);
    var errors = json.putObject("errors");
    report.load().errors().forEach(errors::put);
    timeline(report, json);
    return json.put("passed", report.passed());
  }

  private static void timeline(ElasticReport report, ObjectNode json) {
    var seconds = json.putArray("timeline");
    for (var tick : report.load().timeline()) {
      seconds
          .addObject()
          .put("second", tick.second())
          .put("succeeded", tick.succeeded())
          .put("failed", tick.failed())
          .put("p50Millis", tick.p50Micros() / 1e3)
          .put("p99Millis", tick.p99Micros() / 1e3);
    }
    var samples = json.putArray("samples");
    for (var sample : report.samples()) {
      samples
          .addObject()
          .put("second", sample.second())
          .put("wanted", sample.wanted())
          .put("ordered", sample.ordered())
          .put("ready", sample.ready());
    }
  }
}
