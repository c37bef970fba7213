package io.evenkeel.http.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.http.bench.load.Latency;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.Tick;

/** A report as JSON, each figure with its unit in its name. */
public final class JsonReport {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonReport() {}

  /** With a single phase, its figures stand at the top; with several, under {@code phases}. */
  public static ObjectNode of(BenchReport report, String version) {
    var json = MAPPER.createObjectNode();
    json.put("command", report.command()).put("version", version);
    json.set("machine", MAPPER.valueToTree(Machine.here()));
    json.put("startedAt", report.startedAt().toString()).put("seed", report.seed());
    json.set("parameters", MAPPER.valueToTree(report.parameters()));
    if (report.phases().size() == 1) {
      figures(json, report.phases().get(0).load());
    } else {
      report.phases().forEach(phase -> figures(named(json, phase.name()), phase.load()));
    }
    comparisons(report, json);
    report.verification().ifPresent(found -> json.set("verification", verification(found)));
    return json.put("passed", report.passed());
  }

  private static ObjectNode named(ObjectNode json, String name) {
    return json.withArray("/phases").addObject().put("name", name);
  }

  private static void figures(ObjectNode json, LoadResult load) {
    json.put("measuredSeconds", load.seconds());
    json.put("sent", load.sent()).put("notSent", load.notSent());
    json.put("succeeded", load.latency().count()).put("failed", load.failed());
    json.put("throughputPerSecond", load.perSecond()).put("retries", load.retries());
    latency(json.putObject("latency"), load.latency());
    latency(json.putObject("sendLag"), load.sendLag());
    var errors = json.putObject("errors");
    load.errors().forEach(errors::put);
    var timeline = json.putArray("timeline");
    load.timeline().forEach(tick -> second(timeline, tick));
  }

  private static void latency(ObjectNode json, Latency latency) {
    json.put("meanMillis", latency.meanMicros() / 1e3);
    json.put("p50Millis", latency.p50Micros() / 1e3).put("p90Millis", latency.p90Micros() / 1e3);
    json.put("p95Millis", latency.p95Micros() / 1e3);
    json.put("p99Millis", latency.p99Micros() / 1e3).put("p999Millis", latency.p999Micros() / 1e3);
    json.put("maxMillis", latency.maxMicros() / 1e3);
  }

  private static void second(ArrayNode timeline, Tick tick) {
    var json = timeline.addObject().put("second", tick.second()).put("warmup", tick.warmup());
    json.put("sent", tick.sent()).put("notSent", tick.notSent());
    json.put("succeeded", tick.succeeded()).put("failed", tick.failed());
    json.put("retries", tick.retries()).put("p50Millis", tick.p50Micros() / 1e3);
    json.put("p99Millis", tick.p99Micros() / 1e3).put("maxMillis", tick.maxMicros() / 1e3);
  }

  private static void comparisons(BenchReport report, ObjectNode json) {
    for (var comparison : report.comparisons()) {
      json.withArray("/comparisons").add(MAPPER.<ObjectNode>valueToTree(comparison));
    }
  }

  /** What was checked. */
  public static ObjectNode verification(Verification found) {
    var json = MAPPER.createObjectNode().put("passed", found.passed()).put("what", found.what());
    json.put("checked", found.checked()).put("wrong", found.wrong());
    json.set("examples", MAPPER.valueToTree(found.examples()));
    return json;
  }
}
