package io.evenkeel.http.bench.gateway;

import io.evenkeel.http.bench.load.AnswerListener;
import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.Request;
import io.evenkeel.http.bench.proxy.Subject;
import io.evenkeel.http.bench.report.BenchReport;
import io.evenkeel.http.bench.report.BenchReport.Phase;
import io.evenkeel.http.bench.report.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Measures what passing calls on costs: in turns through our gateway and through other proxies, on
 * as many connections each, of which each sends its next call as soon as it has an answer.
 *
 * @param bytes of a call's body
 * @param preparation calls through each before the first round, for the compilers
 */
public record GatewayBench(
    int connections,
    int bytes,
    int rounds,
    Duration preparation,
    Duration warmup,
    Duration block,
    Map<String, Object> parameters) {

  public GatewayBench {
    if (rounds < 1 || bytes < 2 || connections < 1) {
      throw new IllegalArgumentException("rounds and connections must be >= 1, bytes >= 2");
    }
  }

  /** Runs it; blocks. */
  public BenchReport run(List<Subject> subjects, Consumer<String> progress) {
    var startedAt = Instant.now();
    for (var one : subjects) {
      progress.accept("warming up " + one.name() + " for " + preparation.toSeconds() + " s");
      load(one, Duration.ZERO, preparation);
    }
    var found = new LinkedHashMap<Subject, List<LoadResult>>();
    var phases = new ArrayList<Phase>();
    for (int round = 1; round <= rounds; round++) {
      for (var one : subjects) {
        var result = load(one, warmup, block);
        found.computeIfAbsent(one, o -> new ArrayList<>()).add(result);
        var name = one.name() + ", round " + round;
        phases.add(new Phase(name, result));
        progress.accept(sentence(name, result));
      }
    }
    return new BenchReport(
        "bench gateway", startedAt, 0, parameters, phases, Optional.empty(), comparisons(found));
  }

  private LoadResult load(Subject one, Duration before, Duration measured) {
    one.prepare().run();
    var body = "\"" + "x".repeat(bytes - 2) + "\"";
    var request = Request.post("x", one.path() + "/x", body, null);
    var settings = LoadSettings.of(one.urls(), connections).withTimes(before, measured);
    return LoadClient.closedLoop(settings, () -> request, AnswerListener.NONE, tick -> {});
  }

  private static String sentence(String name, LoadResult result) {
    return "%s: %,.0f/s, p50 %.1f ms, p99 %.1f ms, %d failed"
        .formatted(
            name,
            result.perSecond(),
            result.latency().p50Micros() / 1e3,
            result.latency().p99Micros() / 1e3,
            result.failed());
  }

  private static List<Comparison> comparisons(Map<Subject, List<LoadResult>> found) {
    var comparisons = new ArrayList<Comparison>();
    found.forEach(
        (ours, us) ->
            found.forEach(
                (theirs, them) -> {
                  if (ours.ours() && !theirs.ours()) {
                    var names = ", " + ours.name() + " by " + theirs.name();
                    comparisons.addAll(comparisons(names, us, them));
                  }
                }));
    return comparisons;
  }

  private static List<Comparison> comparisons(
      String names, List<LoadResult> ours, List<LoadResult> theirs) {
    return List.of(
        compare("perSecond" + names, ours, theirs, LoadResult::perSecond),
        compare("p50Millis" + names, ours, theirs, r -> r.latency().p50Micros() / 1e3),
        compare("p99Millis" + names, ours, theirs, r -> r.latency().p99Micros() / 1e3));
  }

  private static Comparison compare(
      String figure,
      List<LoadResult> ours,
      List<LoadResult> theirs,
      ToDoubleFunction<LoadResult> of) {
    return Comparison.of(
        figure,
        ours.stream().map(of::applyAsDouble).toList(),
        theirs.stream().map(of::applyAsDouble).toList());
  }
}
