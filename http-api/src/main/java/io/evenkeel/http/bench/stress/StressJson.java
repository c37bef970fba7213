package io.evenkeel.http.bench.stress;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.http.bench.report.JsonReport;
import io.evenkeel.http.bench.stress.Threshold.Verdict;
import io.evenkeel.http.drill.FaultSeen;
import java.util.List;

/** A load over time as JSON: what each benchmark says, and what happened meanwhile. */
public final class StressJson {

  private StressJson() {}

  public static ObjectNode of(StressReport report, String version) {
    var json = JsonReport.of(report.bench(), version);
    var wanted = json.putArray("wantedPerSecond");
    report.wanted().forEach(wanted::add);
    report.intervals().forEach(interval -> interval(json.withArray("/intervals"), interval));
    report.recoveries().forEach(found -> recovery(json.withArray("/faults"), found));
    report.faults().stream()
        .filter(fault -> !fault.problem().isEmpty())
        .forEach(fault -> fault(json.withArray("/faults"), fault));
    report.heap().forEach(series -> heap(json.withArray("/heap"), series));
    report.p99Drift().ifPresent(found -> drift(json.putObject("p99Drift"), found, "Millis", 1e3));
    report.heapDrift().ifPresent(found -> drift(json.putObject("heapDrift"), found, "Bytes", 1));
    thresholds(json, report.verdicts());
    report.notes().forEach(json.putArray("notes")::add);
    return json.put("passed", report.exitCode() == 0);
  }

  private static void interval(ArrayNode array, Interval interval) {
    var json = array.addObject().put("fromSecond", interval.from()).put("toSecond", interval.to());
    json.put("sent", interval.sent()).put("notSent", interval.notSent());
    json.put("succeeded", interval.succeeded()).put("failed", interval.failed());
    json.put("p50Millis", interval.p50Micros() / 1e3).put("p99Millis", interval.p99Micros() / 1e3);
    json.put("maxMillis", interval.maxMicros() / 1e3);
  }

  private static void recovery(ArrayNode array, Recovery found) {
    var json = fault(array, found.fault());
    json.put("felt", found.felt()).put("failed", found.failed());
    put(json, "recoverySeconds", found.seconds());
    json.put("notWellSeconds", found.notWellSeconds());
    json.put("worstP99Millis", found.worstP99Millis());
  }

  private static ObjectNode fault(ArrayNode array, FaultSeen fault) {
    var json = array.addObject().put("kind", fault.kind()).put("node", fault.node());
    json.put("atSeconds", fault.atSeconds());
    put(json, "healedSeconds", fault.healedSeconds());
    return fault.problem().isEmpty() ? json : json.put("problem", fault.problem());
  }

  /** JSON has no NaN: what is not known is null. */
  private static void put(ObjectNode json, String name, double value) {
    if (Double.isNaN(value)) {
      json.putNull(name);
    } else {
      json.put(name, value);
    }
  }

  private static void heap(ArrayNode array, HeapSeries series) {
    var json = array.addObject().put("node", series.node());
    for (var sample : series.samples()) {
      var point = json.withArray("/samples").addObject();
      point.put("seconds", sample.seconds()).put("bytes", sample.bytes());
    }
  }

  private static void drift(ObjectNode json, Drift drift, String unit, double factor) {
    json.put("firstThird" + unit, drift.first() * factor);
    json.put("lastThird" + unit, drift.last() * factor);
    json.put("chance", drift.chance()).put("worse", drift.isCertain());
  }

  static void thresholds(ObjectNode json, List<Verdict> verdicts) {
    var array = json.putArray("thresholds");
    for (var verdict : verdicts) {
      var one = array.addObject().put("failIf", verdict.threshold().text());
      one.put("passed", verdict.passed()).put("sentence", verdict.sentence());
    }
  }
}
