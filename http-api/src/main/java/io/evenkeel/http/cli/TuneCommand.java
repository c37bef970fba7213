package io.evenkeel.http.cli;

import io.evenkeel.http.bench.tune.LiveTrials;
import io.evenkeel.http.bench.tune.LiveTrials.Load;
import io.evenkeel.http.bench.tune.TuneOutput;
import io.evenkeel.http.bench.tune.TuneReport;
import io.evenkeel.http.bench.tune.TuneSettings;
import io.evenkeel.http.bench.tune.Tuner;
import io.evenkeel.http.standalone.TrialNodes;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for better settings. */
@Command(
    name = "tune",
    description = {
      "Search a few settings for more throughput, on nodes that are started in a temporary folder,"
          + " each trial in turns with the defaults.",
      "The best settings are confirmed with runs of their own. Proposes, changes nothing; most"
          + " often there is no gain, and it says so. Takes about 40 s for a trial, and 4 minutes"
          + " for the confirmation."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class TuneCommand implements Callable<Integer> {

  @Option(names = "--trials", paramLabel = "N", description = "At most, 4 to 500.")
  private int trials = 20;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "After which no trial begins; the confirmation comes on top.")
  private double minutes = 15;

  @Option(names = "--pairs", paramLabel = "N", description = "Pairs of runs of a trial.")
  private int pairs = 3;

  @Option(
      names = "--confirm",
      paramLabel = "N",
      description = "Pairs of runs of the best settings at the end, 6 to 100.")
  private int confirmations = 12;

  @Option(names = "--connections", paramLabel = "C", description = "Requests at a time.")
  private int connections = 16;

  @Option(names = "--entities", paramLabel = "N", description = "How many counters.")
  private int entities = 2_000;

  @Option(names = "--read-fraction", paramLabel = "F", description = "Share of reads, 0 to 1.")
  private double readFraction = 0.2;

  @Option(names = "--seconds", paramLabel = "S", description = "Measured time of a run.")
  private int seconds = 3;

  @Option(names = "--warmup", paramLabel = "S", description = "Time before each run.")
  private int warmup = 1;

  @Option(names = "--prepare", paramLabel = "S", description = "Load on each node that starts.")
  private int prepare = 12;

  @Option(names = "--heap", paramLabel = "MB", description = "Heap of each node.")
  private int heapMegabytes = 256;

  @Option(
      names = "--check",
      description =
          "Instead of a search: confirm the defaults against themselves. No gain is right.")
  private boolean check;

  @Option(
      names = "--c2",
      description = "Nodes with the C2 compiler, as deployed ones have it; give --prepare more.")
  private boolean c2;

  @Option(names = "--seed", paramLabel = "N", description = "Of the search and the load.")
  private long seed = 1;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    var settings = settings();
    var load =
        new Load(
            connections,
            entities,
            readFraction,
            Duration.ofSeconds(prepare),
            Duration.ofSeconds(warmup),
            Duration.ofSeconds(seconds),
            seed);
    try (var nodes = TrialNodes.prepare(heapMegabytes, c2, output::progress)) {
      var tuner =
          new Tuner(settings, new LiveTrials(nodes, load), System::nanoTime, output::progress);
      var hook = StopHook.set(tuner::stop);
      try {
        var report = check ? tuner.check(parameters()) : tuner.run(parameters());
        return tell(report);
      } finally {
        hook.close();
      }
    }
  }

  private int tell(TuneReport report) throws IOException {
    output.tell(
        () -> TuneOutput.html(report, Version.current()),
        () -> TuneOutput.json(report, Version.current()),
        out -> TuneOutput.print(report, out));
    return report.isFinished() ? 0 : 1;
  }

  private TuneSettings settings() {
    if (seconds < 1 || connections < 1 || prepare < 1 || warmup < 0) {
      throw new IllegalArgumentException(
          "--seconds, --connections and --prepare must be 1 or more, --warmup 0 or more");
    }
    var time = Duration.ofMillis((long) (minutes * 60_000));
    return new TuneSettings(trials, time, pairs, confirmations, seed);
  }

  private Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("trials", trials);
    parameters.put("minutes", minutes);
    parameters.put("pairs", pairs);
    parameters.put("confirmations", confirmations);
    parameters.put("connections", connections);
    parameters.put("entities", entities);
    parameters.put("readFraction", readFraction);
    parameters.put("runSeconds", seconds);
    parameters.put("warmupSeconds", warmup);
    parameters.put("prepareSeconds", prepare);
    parameters.put("heapMegabytes", heapMegabytes);
    parameters.put("compiler", c2 ? "C2" : "C1");
    return parameters;
  }
}
