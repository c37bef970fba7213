package io.evenkeel.http.cli;

import io.evenkeel.core.capacity.ClusterModel.Measured;
import io.evenkeel.core.simulation.sweep.SimulatedCluster;
import io.evenkeel.core.simulation.sweep.SimulatedCluster.Kind;
import io.evenkeel.core.simulation.sweep.SimulatedSweep;
import io.evenkeel.http.bench.plan.LiveSweep;
import io.evenkeel.http.bench.plan.SweepData;
import io.evenkeel.http.standalone.TemporaryCluster;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on a sweep that a plan makes itself. */
final class PlanSweep {

  /** Those of a simulation. */
  static final List<String> SIMULATED =
      List.of("--kind", "--contention", "--coherency", "--noise", "--calls");

  /** Those of a sweep on a real node. */
  static final List<String> MEASURED =
      List.of(
          "--url",
          "--levels",
          "--seconds",
          "--warmup",
          "--prepare",
          "--read-fraction",
          "--entities");

  /** All of them. */
  static final List<String> ALL =
      Stream.of(List.of("--simulate", "--runs"), SIMULATED, MEASURED)
          .flatMap(List::stream)
          .toList();

  private static final int SLOTS = 4;
  private static final double WORK_MILLIS = 5;

  @Option(
      names = "--simulate",
      description = "Simulate a cluster whose scaling is known, at 1 to 8 nodes.")
  private boolean simulate;

  @Option(names = "--kind", description = "Of the simulated cluster: ${COMPLETION-CANDIDATES}.")
  private Kind kind = Kind.LAW;

  @Option(names = "--contention", paramLabel = "A", description = "Of the simulated cluster.")
  private double contention = 0.03;

  @Option(names = "--coherency", paramLabel = "B", description = "Of the simulated cluster.")
  private double coherency = 0.001;

  @Option(names = "--noise", paramLabel = "S", description = "What simulated runs are off.")
  private double noise = 0.01;

  @Option(names = "--calls", paramLabel = "N", description = "Of a simulated run.")
  private int calls = 10_000;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "A running node to measure, the only one of its cluster, instead of starting one.")
  private @Nullable URI url;

  @Option(names = "--levels", split = ",", paramLabel = "C", description = "Requests at a time.")
  private List<Integer> levels = List.of(1, 2, 3, 4, 6, 8, 12, 16);

  @Option(names = "--runs", paramLabel = "N", description = "Of each size.")
  private int runs = 3;

  @Option(names = "--seconds", paramLabel = "S", description = "Measured time of a run.")
  private int seconds = 4;

  @Option(names = "--warmup", paramLabel = "S", description = "Time before each run.")
  private int warmup = 1;

  @Option(names = "--prepare", paramLabel = "S", description = "Load before all of it.")
  private int prepare = 40;

  @Option(names = "--read-fraction", paramLabel = "F", description = "Share of reads, 0 to 1.")
  private double readFraction;

  @Option(names = "--entities", paramLabel = "N", description = "How many counters.")
  private int entities = 2_000;

  boolean isSimulated() {
    return simulate;
  }

  /** Of a simulated request; NaN where the sweep has to say it. */
  double serviceSeconds() {
    return simulate ? WORK_MILLIS / 1e3 : Double.NaN;
  }

  SweepData measure(long seed, Consumer<String> progress) {
    if (simulate) {
      progress.accept("simulating 1 to 8 nodes");
      var cluster = new SimulatedCluster(kind, SLOTS, WORK_MILLIS, contention, coherency, noise);
      var sweep = new SimulatedSweep(cluster, runs, calls, seed).upTo(8);
      return new SweepData("simulated nodes", Measured.NODES, sweep);
    }
    var live =
        new LiveSweep(
            levels,
            runs,
            Duration.ofSeconds(prepare),
            Duration.ofSeconds(warmup),
            Duration.ofSeconds(seconds),
            readFraction,
            entities,
            seed);
    if (url != null) {
      return live.run(url, progress);
    }
    try (var cluster = TemporaryCluster.start(1, List.of(), progress)) {
      return live.run(URI.create(cluster.urls().get(0)), progress);
    }
  }

  int runs() {
    return runs;
  }

  int calls() {
    return calls;
  }

  double noise() {
    return noise;
  }

  void addTo(Map<String, Object> parameters) {
    parameters.put("runs", runs);
    if (simulate) {
      parameters.put("simulated", kind.name());
      parameters.put("contention", contention);
      parameters.put("coherency", coherency);
      parameters.put("noise", noise);
      parameters.put("calls", calls);
    } else {
      parameters.put("node", url == null ? "started" : url.toString());
      parameters.put("levels", levels);
      parameters.put("seconds", seconds);
      parameters.put("warmupSeconds", warmup);
      parameters.put("prepareSeconds", prepare);
      parameters.put("readFraction", readFraction);
      parameters.put("entities", entities);
    }
  }
}
