package io.evenkeel.http.cli;

import io.evenkeel.http.bench.counter.CounterApi;
import io.evenkeel.http.bench.yardstick.Subject;
import io.evenkeel.http.bench.yardstick.Yardstick;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evenkeel against the plain Akka program, in turns. */
@Command(
    name = "yardstick",
    description =
        "Measure running Evenkeel nodes and the plain Akka program of the examples in turns, A B A"
            + " B, and print the ratios.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class BenchYardstickCommand implements Callable<Integer> {

  @Option(
      names = {"--ours", "--url"},
      split = ",",
      paramLabel = "URL",
      description = "Evenkeel nodes.")
  private List<URI> ours = List.of(URI.create("http://127.0.0.1:8080"));

  @Option(
      names = "--theirs",
      split = ",",
      required = true,
      paramLabel = "URL",
      description = "Nodes of the plain Akka program.")
  private List<URI> theirs = List.of();

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds of A B.")
  private int rounds = 5;

  @Option(names = "--entities", paramLabel = "N", description = "How many counters.")
  private int entities = 2_000;

  @Option(names = "--connections", paramLabel = "C", description = "Connections to each system.")
  private int connections = 32;

  @Option(names = "--seconds", paramLabel = "S", description = "Measured time of a block.")
  private long seconds = 10;

  @Option(names = "--warmup", paramLabel = "S", description = "Time before each block.")
  private long warmup = 3;

  @Option(names = "--seed", paramLabel = "N", description = "Makes the same load again.")
  private long seed = 1;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    var yardstick =
        new Yardstick(
            rounds,
            entities,
            connections,
            Duration.ofSeconds(warmup),
            Duration.ofSeconds(seconds),
            seed,
            parameters());
    return output.tell(
        yardstick.run(
            Subject.running("Evenkeel", CounterApi.EVENKEEL, ours),
            Subject.running("plain Akka", CounterApi.PLAIN, theirs),
            output::progress));
  }

  private Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("ours", ours.toString());
    parameters.put("theirs", theirs.toString());
    parameters.put("rounds", rounds);
    parameters.put("entities", entities);
    parameters.put("connections", connections);
    parameters.put("warmupSeconds", warmup);
    parameters.put("blockSeconds", seconds);
    return parameters;
  }
}
