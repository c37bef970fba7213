package io.evenkeel.http.bench.live;

import io.evenkeel.core.simulation.VirtualTraffic;
import io.evenkeel.core.simulation.scenario.Scenario;
import io.evenkeel.http.bench.balancing.Estimate;
import io.evenkeel.http.bench.balancing.Figure;
import io.evenkeel.http.bench.balancing.Lab;
import io.evenkeel.http.bench.balancing.LabSettings;
import io.evenkeel.http.bench.balancing.Row;
import io.evenkeel.http.bench.balancing.Trial;
import io.evenkeel.http.bench.load.AnswerListener;
import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.RetryRule;
import io.evenkeel.http.bench.proxy.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs a scenario of the lab on real servers behind real routers: our strategies and other proxies
 * in turns, A B B A, each with the same calls, speeds and faults in a round; and our strategies in
 * the simulator too.
 */
public final class LiveBench {

  /** Runs in the simulator of each strategy; they are cheap. */
  private static final int LEAST_SEEDS = 10;

  private final LiveSettings settings;
  private final Scenario scenario;
  private final LiveServers servers;
  private final Consumer<String> progress;
  private final Optional<FaultWatch.Fault> fault;
  private final Map<Subject, List<LoadResult>> loads = new LinkedHashMap<>();
  private final Map<Subject, List<FaultWatch>> faults = new LinkedHashMap<>();

  private LiveBench(LiveSettings settings, LiveServers servers, Consumer<String> progress) {
    this.settings = settings;
    this.scenario = settings.run();
    this.servers = servers;
    this.progress = progress;
    this.fault = FaultWatch.of(scenario);
  }

  /**
   * Blocks until all is done.
   *
   * @param subjects that know the servers
   * @param parameters of the command, for the report
   */
  public static LiveReport run(
      LiveSettings settings,
      LiveServers servers,
      List<Subject> subjects,
      Map<String, Object> parameters,
      Consumer<String> progress) {
    var startedAt = Instant.now();
    var bench = new LiveBench(settings, servers, progress);
    bench.measure(subjects);
    var simulated = bench.simulate();
    var rows = subjects.stream().map(one -> bench.row(one, estimates(simulated))).toList();
    return new LiveReport(startedAt, parameters, rows, simulated.bound().estimate(Figure.P99));
  }

  private LiveRow row(Subject one, Map<String, Estimate> simulated) {
    return new LiveRow(
        one.name(),
        one.ours(),
        loads.getOrDefault(one, List.of()),
        scenario.deadlineNanos() / 1e6,
        Optional.ofNullable(simulated.get(one.name())),
        faults.getOrDefault(one, List.of()));
  }

  private static Map<String, Estimate> estimates(Trial trial) {
    return trial.rows().stream()
        .collect(Collectors.toMap(Row::label, row -> row.estimate(Figure.P99)));
  }

  private void measure(List<Subject> subjects) {
    var order = new ArrayList<>(subjects);
    for (var one : order) {
      progress.accept("warming up " + one.name());
      load(one, settings.seed() - 1, Duration.ZERO, settings.preparation());
    }
    for (int round = 0; round < settings.rounds(); round++) {
      for (var one : order) {
        var result = load(one, settings.seed() + round, settings.warmup(), settings.block());
        loads.computeIfAbsent(one, o -> new ArrayList<>()).add(result);
        watch(one);
        progress.accept(sentence(one.name(), round, result));
      }
      Collections.reverse(order);
    }
  }

  private void watch(Subject one) {
    long nanos = settings.warmup().plus(settings.block()).toNanos();
    int windows = (int) (nanos / FaultWatch.WINDOW_NANOS);
    fault.ifPresent(
        known ->
            faults
                .computeIfAbsent(one, o -> new ArrayList<>())
                .add(FaultWatch.judge(known, servers.counts(), windows)));
  }

  private LoadResult load(Subject one, long seed, Duration warmup, Duration measured) {
    one.prepare().run();
    var traffic = new LiveTraffic(new VirtualTraffic(scenario, settings.load(), seed), one.path());
    int each = Math.max(1, settings.connections() / one.urls().size());
    var load =
        LoadSettings.of(one.urls(), each)
            .withTimes(warmup, measured)
            .withRetry(Duration.ofNanos(scenario.deadlineNanos()), RetryRule.NONE);
    servers.begin(seed);
    return LoadClient.openLoop(load, traffic, traffic, AnswerListener.NONE, tick -> {});
  }

  private Trial simulate() {
    progress.accept("simulating the same");
    var lab =
        new LabSettings(
            List.of(scenario),
            settings.strategies(),
            settings.load(),
            Math.max(LEAST_SEEDS, settings.rounds()),
            settings.seed(),
            1);
    return Lab.run(lab, progress).get(0);
  }

  private static String sentence(String name, int round, LoadResult result) {
    return "round %d, %s: %,.0f/s, p50 %.1f ms, p99 %.1f ms, failed %s, client late by %.1f ms at p99"
        .formatted(
            round + 1,
            name,
            result.perSecond(),
            result.latency().p50Micros() / 1e3,
            result.latency().p99Micros() / 1e3,
            result.errors(),
            result.sendLag().p99Micros() / 1e3);
  }
}
