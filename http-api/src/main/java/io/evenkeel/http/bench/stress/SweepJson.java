package io.evenkeel.http.bench.stress;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.report.JsonReport;
import io.evenkeel.http.bench.report.Machine;

/** A sweep as JSON; a capacity plan reads its {@code levels}. */
public final class SweepJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SweepJson() {}

  public static ObjectNode of(SweepReport report, String version) {
    var json = MAPPER.createObjectNode();
    json.put("command", "bench load").put("version", version);
    json.set("machine", MAPPER.valueToTree(Machine.here()));
    json.put("startedAt", report.startedAt().toString()).put("seed", report.seed());
    json.set("parameters", MAPPER.valueToTree(report.parameters()));
    json.put("request", report.title());
    var levels = json.putArray("levels");
    report.levels().forEach(level -> level(levels.addObject(), level));
    var best = SweepReport.best(report.levels());
    json.put("bestConcurrency", best.concurrency()).put("bestThroughput", best.throughput());
    report
        .verification()
        .ifPresent(found -> json.set("verification", JsonReport.verification(found)));
    StressJson.thresholds(json, report.verdicts());
    report.notes().forEach(json.putArray("notes")::add);
    return json.put("passed", report.exitCode() == 0);
  }

  private static void level(ObjectNode json, Level level) {
    json.put("concurrency", level.concurrency()).put("throughput", level.throughput());
    if (!Double.isNaN(level.throughputError())) {
      json.put("throughputError95", level.throughputError());
    }
    json.put("p50Millis", level.millis(Metric.P50)).put("p99Millis", level.millis(Metric.P99));
    json.put("p999Millis", level.millis(Metric.P999)).put("failed", level.failed());
    var runs = json.putArray("runs");
    level.runs().forEach(run -> run(runs.addObject(), run));
  }

  private static void run(ObjectNode json, LoadResult run) {
    var latency = run.latency();
    json.put("throughput", run.perSecond()).put("measuredSeconds", run.seconds());
    json.put("succeeded", latency.count()).put("failed", run.failed());
    json.put("meanMillis", latency.meanMicros() / 1e3).put("p50Millis", latency.p50Micros() / 1e3);
    json.put("p99Millis", latency.p99Micros() / 1e3).put("p999Millis", latency.p999Micros() / 1e3);
    json.put("maxMillis", latency.maxMicros() / 1e3);
  }
}
