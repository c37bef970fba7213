package io.evenkeel.http.bench.gateway;

import io.evenkeel.http.bench.load.Arrivals;
import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.Request;
import io.evenkeel.http.bench.report.BenchReport;
import io.evenkeel.http.bench.report.BenchReport.Phase;
import io.evenkeel.http.bench.report.Comparison;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Measures our gateway with some strategies and other proxies in turns on the same back ends.
 *
 * @param load offered work in relation to the back ends' capacity; does not count for {@link
 *     Scenario#ECHO}, where each connection sends its next call as soon as it has an answer
 * @param preparation calls through each before the first round, for the compilers
 * @param bytes of a call's body
 */
public record GatewayBench(
    Scenario scenario,
    double load,
    int connections,
    int bytes,
    int rounds,
    Duration preparation,
    Duration warmup,
    Duration block,
    long seed,
    Map<String, Object> parameters) {

  public GatewayBench {
    if (rounds < 1 || bytes < 2 || connections < 1 || !(load > 0 && load < 2)) {
      throw new IllegalArgumentException(
          "rounds and connections must be >= 1, bytes >= 2, and the load above 0 and below 2");
    }
  }

  /**
   * Runs it; blocks.
   *
   * @param node URL of a node of ours
   * @param others URLs of other proxies, by name
   * @param known the back ends, which run
   */
  public BenchReport run(
      String node,
      List<String> strategies,
      Map<String, String> others,
      List<BackEnd> known,
      Consumer<String> progress) {
    var startedAt = Instant.now();
    var registration = new Registration(node);
    registration.register(known);
    var contenders = contenders(node, strategies, others, registration);
    for (var one : contenders) {
      progress.accept("warming up " + one.name() + " for " + preparation.toSeconds() + " s");
      load(one, Duration.ZERO, preparation, 0);
    }
    var found = new LinkedHashMap<Contender, List<LoadResult>>();
    var phases = new ArrayList<Phase>();
    for (int round = 1; round <= rounds; round++) {
      for (var one : contenders) {
        var result = load(one, warmup, block, round);
        found.computeIfAbsent(one, o -> new ArrayList<>()).add(result);
        var name = one.name() + ", round " + round;
        phases.add(new Phase(name, result));
        progress.accept(sentence(name, result));
      }
    }
    return new BenchReport(
        "bench gateway", startedAt, seed, parameters, phases, Optional.empty(), comparisons(found));
  }

  private static List<Contender> contenders(
      String node, List<String> strategies, Map<String, String> others, Registration to) {
    var contenders = new ArrayList<Contender>();
    for (var strategy : strategies) {
      var path = "/v1/services/" + Registration.SERVICE + "/call/x";
      Runnable choose = () -> to.choose(strategy);
      contenders.add(new Contender(strategy, URI.create(node), path, true, choose));
    }
    others.forEach(
        (name, url) -> contenders.add(new Contender(name, URI.create(url), "/x", false, () -> {})));
    return contenders;
  }

  private LoadResult load(Contender one, Duration before, Duration measured, int round) {
    one.prepare().run();
    var body = "\"" + "x".repeat(bytes - 2) + "\"";
    var request = Request.post("x", one.path(), body, null);
    var settings = LoadSettings.of(List.of(one.url()), connections).withTimes(before, measured);
    if (scenario.isEcho()) {
      return LoadClient.closedLoop(
          settings, () -> request, (sent, outcome, answer) -> {}, tick -> {});
    }
    var arrivals =
        Arrivals.poisson(load * scenario.capacity(), new SplittableRandom(seed * 1_000 + round));
    return LoadClient.openLoop(
        settings, arrivals, () -> request, (sent, outcome, answer) -> {}, tick -> {});
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

  private static List<Comparison> comparisons(Map<Contender, List<LoadResult>> found) {
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
