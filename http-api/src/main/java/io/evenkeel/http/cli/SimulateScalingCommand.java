package io.evenkeel.http.cli;

import io.evenkeel.core.scaling.Policies;
import io.evenkeel.core.simulation.replay.Replay.Mode;
import io.evenkeel.core.simulation.replay.Traces;
import io.evenkeel.http.bench.scaling.PolicyChoice;
import io.evenkeel.http.bench.scaling.ScalingHtml;
import io.evenkeel.http.bench.scaling.ScalingJson;
import io.evenkeel.http.bench.scaling.ScalingLab;
import io.evenkeel.http.bench.scaling.ScalingLabSettings;
import io.evenkeel.http.bench.scaling.ScalingLabSettings.Extras;
import io.evenkeel.http.bench.scaling.ScalingText;
import io.evenkeel.http.bench.scaling.TraceReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
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

  @Option(names = "--hold", paramLabel = "S", description = "Seconds the oracle holds an instance.")
  private int hold = 300;

  @Option(
      names = "--mode",
      description =
          "FLUID: requests as a fluid, for long traces. EVENTS: one by one, for some hours of some"
              + " hundred a second.")
  private Mode mode = Mode.FLUID;

  @Option(
      names = "--hours",
      paramLabel = "H",
      description = "Measure no more than so many hours after the first part.")
  private double hours = 1e6;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Run each policy with so many seeds, from --seed on.")
  private int seeds = 1;

  @Option(names = "--curve", description = "Also with all targets and prices: cost by violations.")
  private boolean curve;

  @Option(
      names = "--limits",
      description = "Also what those would reach who know more than a policy can.")
  private boolean limits;

  @Option(names = "--seed", paramLabel = "N", description = "Of starts and single requests.")
  private long seed = 1;

  @Option(names = "--list", description = "Tell all policies and their parameters.")
  private boolean list;

  @Mixin private ReplayWorld world = new ReplayWorld();

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
    var recorded = traces.stream().map(Traces::read).map(world::shaped).toList();
    var reports = new ArrayList<TraceReport>();
    for (int startup : world.startups()) {
      for (double peak : world.peaks()) {
        reports.addAll(ScalingLab.run(settings(startup, peak), recorded, output::progress));
      }
    }
    output.tell(
        () -> ScalingHtml.of(reports, parameters(), Version.current()),
        () -> ScalingJson.of(reports, parameters(), Version.current()),
        out -> ScalingText.print(reports, out));
    return 0;
  }

  private ScalingLabSettings settings(int startup, double peak) {
    return new ScalingLabSettings(
        PolicyChoice.list(policies),
        world.settings(startup),
        train,
        hours,
        peak,
        tune,
        hold,
        world.speed(),
        mode,
        seed,
        seeds,
        new Extras(curve, limits));
  }

  private Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("traces", traces.stream().map(file -> file.getFileName().toString()).toList());
    parameters.put("policies", policies);
    world.describe(parameters);
    parameters.put("tunePercent", Double.isNaN(tune) ? "none" : tune);
    parameters.put("train", train);
    parameters.put("oracleHoldSeconds", hold);
    parameters.put("mode", mode);
    parameters.put("seeds", seeds);
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
