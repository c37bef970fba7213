package io.evenkeel.http.cli;

import io.evenkeel.http.bench.counter.CounterApi;
import io.evenkeel.http.bench.report.BenchReport;
import io.evenkeel.http.bench.yardstick.Subject;
import io.evenkeel.http.bench.yardstick.Yardstick;
import io.evenkeel.http.standalone.SideBySide;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evenkeel against the plain Akka program, in turns. */
@Command(
    name = "yardstick",
    description = {
      "Measure Evenkeel and the plain Akka program of the examples in turns, A B A B, on the same"
          + " machine and the same Cassandra, and print the ratios.",
      "Starts both in a temporary folder and ends them, unless --ours and --theirs name running"
          + " ones."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class BenchYardstickCommand implements Callable<Integer> {

  @Option(
      names = {"--ours", "--url"},
      split = ",",
      paramLabel = "URL",
      description = "Evenkeel nodes.")
  private List<URI> ours = List.of();

  @Option(
      names = "--theirs",
      split = ",",
      paramLabel = "URL",
      description = "Nodes of what it is measured against.")
  private List<URI> theirs = List.of();

  /** What Evenkeel is measured against. */
  enum Against {
    PLAIN("plain Akka", CounterApi.PLAIN),
    UNFENCED("without the fence", CounterApi.EVENKEEL);

    private final String title;
    private final CounterApi api;

    Against(String title, CounterApi api) {
      this.title = title;
      this.api = api;
    }
  }

  @Option(
      names = "--against",
      description =
          "PLAIN: the plain Akka program. UNFENCED: the same build with evenkeel.fence.enabled ="
              + " off, to see what the fence costs.")
  private Against against = Against.PLAIN;

  @Option(names = "--nodes", paramLabel = "N", description = "Nodes of each system to start.")
  private int nodes = 1;

  @Option(names = "--heap", paramLabel = "MB", description = "Heap of each node to start.")
  private int heapMegabytes = 512;

  @Option(
      names = "--c1",
      description = "Start nodes with the C1 compiler alone, as 'up' does, instead of C2.")
  private boolean c1;

  @Option(names = "--entities", paramLabel = "N", description = "How many counters.")
  private int entities = 2_000;

  @Option(names = "--connections", paramLabel = "C", description = "Connections to each system.")
  private int connections = 32;

  @Option(names = "--seed", paramLabel = "N", description = "Makes the same load again.")
  private long seed = 1;

  @Mixin private Blocks blocks = new Blocks(60);

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    if (ours.isEmpty() != theirs.isEmpty()) {
      throw new IllegalArgumentException("--ours and --theirs go together");
    }
    return output.tell(theirs.isEmpty() ? startBoth() : compare(running(ours), running(theirs)));
  }

  private BenchReport startBoth() {
    try (var both = SideBySide.prepare(nodes, heapMegabytes, !c1, output::progress)) {
      return compare(
          both::startOurs, against == Against.PLAIN ? both::startPlainAkka : both::startUnfenced);
    }
  }

  private BenchReport compare(
      Supplier<List<String>> startOurs, Supplier<List<String>> startTheirs) {
    var yardstick =
        new Yardstick(
            blocks.rounds(),
            entities,
            connections,
            blocks.preparation(),
            blocks.warmup(),
            blocks.measured(),
            seed,
            parameters());
    return yardstick.run(
        Subject.of("Evenkeel", CounterApi.EVENKEEL, startOurs),
        Subject.of(against.title, against.api, startTheirs),
        output::progress);
  }

  private static Supplier<List<String>> running(List<URI> urls) {
    return () -> urls.stream().map(URI::toString).toList();
  }

  private Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("ours", ours.isEmpty() ? nodes + " started nodes" : ours.toString());
    parameters.put("theirs", theirs.isEmpty() ? nodes + " started nodes" : theirs.toString());
    parameters.put("against", against.title);
    parameters.put("compiler", c1 ? "C1" : "C2");
    parameters.put("entities", entities);
    parameters.put("connections", connections);
    blocks.addTo(parameters);
    return parameters;
  }
}
