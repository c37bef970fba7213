package io.evenkeel.http.cli;

import io.evenkeel.core.scaling.Policies;
import io.evenkeel.core.simulation.replay.Replay.Mode;
import io.evenkeel.core.simulation.replay.ReplaySettings;
import io.evenkeel.core.simulation.replay.Trace;
import io.evenkeel.core.simulation.replay.Traces;
import io.evenkeel.http.bench.scaling.PolicyChoice;
import io.evenkeel.http.bench.scaling.ScalingHtml;
import io.evenkeel.http.bench.scaling.ScalingJson;
import io.evenkeel.http.bench.scaling.ScalingLab;
import io.evenkeel.http.bench.scaling.ScalingLabSettings;
import io.evenkeel.http.bench.scaling.ScalingText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scaling policies side by side on recorded load. */
@Command(
    name = "scaling",
    description = {
      "Replay recorded load against scaling policies and compare them with each other and with an"
          + " oracle that knows what comes.",
      "A trace is a CSV file: timestamp_seconds,requests_per_interval. Policies learn from its"
          + " first part and are measured on the rest."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SimulateScalingCommand implements Callable<Integer> {

  @Option(names = "--trace", paramLabel = "FILE", split = ",", description = "Traces.")
  private List<Path> traces = List.of();

  @Option(
      names = "--policies",
      paramLabel = "NAME[:KEY=VALUE]…",
      description = "Policies with their parameters, commas between, or 'all'; see --list.")
  private String policies = "hpa,kpa,target-tracking,step,ray";

  @Option(
      names = "--startup",
      paramLabel = "S",
      description = "Seconds an instance needs to start.")
  private int startup = 60;

  @Option(
      names = "--tune",
      paramLabel = "PERCENT",
      description =
          "Find the cheapest target of each policy that violates the objective for at most so much"
              + " of the time, on the last fifth of the first part.")
  private double tune = Double.NaN;

  @Option(
      names = "--train",
      paramLabel = "SHARE",
      description = "Of each trace, for learning and tuning.")
  private double train = 0.7;

  @Option(
      names = "--speed",
      paramLabel = "F",
      description = "Time passes so many times faster than in the trace.")
  private double speed = 1;

  @Option(
      names = "--peak",
      paramLabel = "N",
      description = "Instances that the 99.9th percentile of the first part needs.")
  private double peak = 30;

  @Option(names = "--hold", paramLabel = "S", description = "Seconds the oracle holds an instance.")
  private int hold = 300;

  @Option(
      names = "--mode",
      description =
          "FLUID: requests as a fluid, for long traces. EVENTS: one by one, for some hours of some"
              + " hundred a second.")
  private Mode mode = Mode.FLUID;

  @Option(names = "--seed", paramLabel = "N", description = "Of starts and single requests.")
  private long seed = 1;

  @Option(names = "--list", description = "Tell all policies and their parameters.")
  private boolean list;

  @Mixin private BenchOutput output = new BenchOutput();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (list) {
      print(spec.commandLine().getOut());
      return 0;
    }
    if (traces.isEmpty()) {
      throw new IllegalArgumentException("say which load with --trace FILE");
    }
    if (!(speed > 0)) {
      throw new IllegalArgumentException("--speed must be above 0, was " + speed);
    }
    var settings =
        new ScalingLabSettings(
            PolicyChoice.list(policies),
            ReplaySettings.DEFAULT.withStart(startup),
            train,
            peak,
            tune,
            hold,
            mode,
            seed);
    var reports = ScalingLab.run(settings, read(), output::progress);
    output.tell(
        () -> ScalingHtml.of(reports, parameters(), Version.current()),
        () -> ScalingJson.of(reports, parameters(), Version.current()),
        out -> ScalingText.print(reports, out));
    return 0;
  }

  private List<Trace> read() {
    return traces.stream().map(Traces::read).map(trace -> trace.faster(speed)).toList();
  }

  private Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("traces", traces.stream().map(file -> file.getFileName().toString()).toList());
    parameters.put("policies", policies);
    parameters.put("startupSeconds", startup);
    parameters.put("tunePercent", Double.isNaN(tune) ? "none" : tune);
    parameters.put("train", train);
    parameters.put("speed", speed);
    parameters.put("peakInstances", peak);
    parameters.put("oracleHoldSeconds", hold);
    parameters.put("mode", mode);
    return parameters;
  }

  private static void print(PrintWriter out) {
    for (var kind : Policies.all()) {
      out.printf("%-18s %s%n", kind.name(), kind.summary());
      kind.parameters()
          .forEach(
              p ->
                  out.printf(
                      "  %-18s %s; %s; default %s%n",
                      p.name(), p.meaning(), p.range(), p.byDefault()));
    }
    out.flush();
  }
}
