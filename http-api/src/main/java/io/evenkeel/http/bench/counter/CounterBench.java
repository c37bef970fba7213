package io.evenkeel.http.bench.counter;

import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.bench.report.BenchReport;
import io.evenkeel.http.bench.report.BenchReport.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Loads counters in closed loop, then checks their sum. */
public record CounterBench(
    LoadSettings settings, CounterLoad load, long seed, Map<String, Object> parameters) {

  /** Blocks until the load has ended and all counters have been read. */
  public BenchReport run(Consumer<Tick> progress) {
    var startedAt = Instant.now();
    var untimed = settings.withTimes(Duration.ZERO, LoadSettings.UNTIL_SOURCE_ENDS);
    LoadClient.closedLoop(untimed, load.addToEach(), load, tick -> {});
    var result = LoadClient.closedLoop(settings, load, load, progress);
    return new BenchReport(
        "bench counter",
        startedAt,
        seed,
        parameters,
        List.of(new Phase("Counters", result)),
        Optional.of(CounterAudit.of(untimed, load)),
        List.of());
  }
}
