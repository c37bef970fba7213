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

  private LiveBench(LiveSettings settings, LiveServers servers, Consumer<String> progress) {
    this.settings = settings;
    this.scenario = settings.run();
    this.servers = servers;
    this.progress = progress;
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
    var found = bench.measure(subjects);
    var simulated = bench.simulate();
    double deadlineMillis = bench.scenario.deadlineNanos() / 1e6;
    var rows = new ArrayList<LiveRow>();
    for (var one : subjects) {
      var estimate = Optional.ofNullable(estimates(simulated).get(one.name()));
      rows.add(
          new LiveRow(
              one.name(),
              one.ours(),
              found.getOrDefault(one, List.of()),
              deadlineMillis,
              estimate));
    }
    return new LiveReport(startedAt, parameters, rows, simulated.bound().estimate(Figure.P99));
  }

  private static Map<String, Estimate> estimates(Trial trial) {
    return trial.rows().stream()
        .collect(Collectors.toMap(Row::label, row -> row.estimate(Figure.P99)));
  }

  private Map<Subject, List<LoadResult>> measure(List<Subject> subjects) {
    var found = new LinkedHashMap<Subject, List<LoadResult>>();
    var order = new ArrayList<>(subjects);
    for (var one : order) {
      progress.accept("warming up " + one.name());
      load(one, settings.seed() - 1, Duration.ZERO, settings.preparation());
    }
    for (int round = 0; round < settings.rounds(); round++) {
      for (var one : order) {
        var result = load(one, settings.seed() + round, settings.warmup(), settings.block());
        found.computeIfAbsent(one, o -> new ArrayList<>()).add(result);
        progress.accept(sentence(one.name(), round, result));
      }
      Collections.reverse(order);
    }
    return found;
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
