package io.evenkeel.http.cli;

import io.evenkeel.core.capacity.CapacityQuestion;
import io.evenkeel.core.capacity.ClusterModel.Measured;
import io.evenkeel.core.capacity.ScalabilityLaw;
import io.evenkeel.http.bench.plan.PlanHtml;
import io.evenkeel.http.bench.plan.PlanJson;
import io.evenkeel.http.bench.plan.PlanSettings;
import io.evenkeel.http.bench.plan.PlanText;
import io.evenkeel.http.bench.plan.Planner;
import io.evenkeel.http.bench.plan.SweepData;
import io.evenkeel.http.bench.plan.SweepFile;
import io.evenkeel.http.bench.plan.Validation;
import io.evenkeel.http.bench.plan.ValidationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many nodes are needed. */
@Command(
    name = "plan",
    description = {
      "How many nodes a load needs, with error bars: fits the Universal Scalability Law to"
          + " throughput by size, and a queue to response times.",
      "The sweep is read from a file, simulated, or measured: at a running node (--url), else at"
          + " one that is started in a temporary folder. Nodes on one machine share it, so there"
          + " requests at a time are varied, not nodes."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class PlanCommand implements Callable<Integer> {

  private static final List<String> NOT_VALIDATED =
      List.of("--results", "--measured", "--rate", "--p99", "--lost", "--service-millis", "--url");

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description =
          "A sweep: JSON of 'bench load' or 'plan', or CSV with rows 'nodes,throughput' or"
              + " 'concurrency,throughput'.")
  private @Nullable Path results;

  @Option(
      names = "--measured",
      description = "What 'n' of a CSV file is: ${COMPLETION-CANDIDATES}.")
  private @Nullable Measured measured;

  @Option(names = "--rate", paramLabel = "R", description = "Requests per second to plan for.")
  private double rate = Double.NaN;

  @Option(
      names = "--p99",
      paramLabel = "MS",
      description = "What 99 %% of the requests must keep, in milliseconds.")
  private double p99Millis = Double.NaN;

  @Option(names = "--lost", paramLabel = "F", description = "Nodes that may be missing.")
  private int lost = 1;

  @Option(
      names = "--service-millis",
      split = ",",
      paramLabel = "P50[,P99]",
      description =
          "How long a request takes alone; without P99, exponential with that mean. Else that of"
              + " the smallest level.")
  private List<Double> service = List.of();

  @Option(
      names = "--burst",
      paramLabel = "V",
      description = "Squared coefficient of variation of gaps between requests: 1 for Poisson.")
  private double burst = 1;

  @Option(
      names = "--between",
      split = ",",
      paramLabel = "A,B",
      description = "Contention and coherency between nodes where one node alone was measured.")
  private List<Double> between = List.of(0.0, 0.0);

  @Option(
      names = "--holdout",
      description = "Also fit on the smaller half of the sizes and check on the rest.")
  private boolean holdout;

  @Option(names = "--resamples", paramLabel = "N", description = "Of the bootstrap.")
  private int resamples = 500;

  @Option(names = "--seed", paramLabel = "N", description = "Makes the same figures again.")
  private long seed = 1;

  @Option(
      names = "--validate",
      description =
          "Instead of a plan: how well sizes 1 to 8 of simulated clusters tell size 16, over"
              + " many seeds. Takes minutes.")
  private boolean validate;

  @Option(names = "--seeds", paramLabel = "N", description = "Of --validate.")
  private int seeds = 40;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private PlanSweep sweep = new PlanSweep();
  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    if (validate) {
      IgnoredOptions.refuse(spec, "with --validate", NOT_VALIDATED);
      return validated();
    }
    refuseIgnored();
    var settings = settings();
    var startedAt = Instant.now();
    var report = Planner.plan(data(), settings, startedAt, parameters());
    output.tell(
        () -> PlanHtml.of(report, Version.current()),
        () -> PlanJson.of(report, Version.current(), seed),
        out -> PlanText.print(report, out));
    return 0;
  }

  private void refuseIgnored() {
    IgnoredOptions.refuse(spec, "without --validate", List.of("--seeds"));
    if (results == null) {
      IgnoredOptions.refuse(spec, "without --results", List.of("--measured"));
      IgnoredOptions.refuse(
          spec,
          sweep.isSimulated() ? "with --simulate" : "without --simulate",
          sweep.isSimulated() ? PlanSweep.MEASURED : PlanSweep.SIMULATED);
    } else {
      IgnoredOptions.refuse(spec, "with --results", PlanSweep.ALL);
    }
  }

  private SweepData data() {
    return results == null
        ? sweep.measure(seed, output::progress)
        : SweepFile.read(results, measured);
  }

  private PlanSettings settings() {
    if (Double.isNaN(rate) != Double.isNaN(p99Millis)) {
      throw new IllegalArgumentException("--rate and --p99 go together");
    }
    if (between.size() != 2 || service.size() > 2) {
      throw new IllegalArgumentException(
          "--between takes two numbers and --service-millis one or two");
    }
    return new PlanSettings(
        Double.isNaN(rate)
            ? Optional.empty()
            : Optional.of(new CapacityQuestion(rate, p99Millis / 1e3, lost)),
        service.isEmpty() ? sweep.serviceSeconds() : service.get(0) / 1e3,
        service.size() < 2 ? Double.NaN : service.get(1) / 1e3,
        burst,
        new ScalabilityLaw(1, between.get(0), between.get(1)),
        holdout,
        resamples,
        seed);
  }

  private int validated() throws IOException {
    var settings = new Validation(8, sweep.runs(), sweep.calls(), sweep.noise(), seeds);
    var report = new ValidationReport(settings, settings.run(output::progress));
    output.tell(report::html, () -> report.json(Version.current()), report::print);
    return 0;
  }

  private Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    if (results == null) {
      sweep.addTo(parameters);
    } else {
      parameters.put("results", String.valueOf(results.getFileName()));
    }
    parameters.put("ratePerSecond", Double.isNaN(rate) ? "none" : rate);
    parameters.put("p99Millis", Double.isNaN(p99Millis) ? "none" : p99Millis);
    parameters.put("lostNodes", lost);
    parameters.put("serviceMillis", service);
    parameters.put("arrivalVariation", burst);
    parameters.put("between", between);
    parameters.put("resamples", resamples);
    return parameters;
  }
}
