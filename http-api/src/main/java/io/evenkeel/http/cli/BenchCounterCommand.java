package io.evenkeel.http.cli;

import io.evenkeel.http.bench.counter.CounterApi;
import io.evenkeel.http.bench.counter.CounterBench;
import io.evenkeel.http.bench.counter.CounterLoad;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counters in closed loop. */
@Command(
    name = "counter",
    description =
        "Add to and read from counters as fast as the connections allow; check the sum at the end.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class BenchCounterCommand implements Callable<Integer> {

  @Option(names = "--entities", paramLabel = "N", description = "How many counters.")
  private int entities = 2_000;

  @Option(names = "--seconds", paramLabel = "S", description = "Measured time.")
  private long seconds = 30;

  @Option(names = "--warmup", paramLabel = "S", description = "Time before, not recorded.")
  private long warmup = 10;

  @Option(names = "--read-fraction", paramLabel = "F", description = "Share of reads, 0..1.")
  private double readFraction;

  @Mixin private BenchTarget target = new BenchTarget();
  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    var run = "r" + Long.toString(System.currentTimeMillis(), 36);
    var random = new Random(target.seed());
    var load = new CounterLoad(CounterApi.EVENKEEL, run, entities, readFraction, random);
    var settings =
        target.settings().withTimes(Duration.ofSeconds(warmup), Duration.ofSeconds(seconds));
    var bench = new CounterBench(settings, load, target.seed(), parameters());
    return output.tell(bench.run(output::progress));
  }

  private Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("entities", entities);
    parameters.put("readFraction", readFraction);
    parameters.put("warmupSeconds", warmup);
    parameters.put("seconds", seconds);
    parameters.put("connections", target.connections());
    parameters.put("nodes", target.urls().toString());
    return parameters;
  }
}
