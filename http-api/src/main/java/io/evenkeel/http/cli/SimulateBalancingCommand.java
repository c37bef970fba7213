package io.evenkeel.http.cli;

import io.evenkeel.core.protection.ProtectionSettings;
import io.evenkeel.core.simulation.scenario.Scenario;
import io.evenkeel.core.simulation.scenario.Scenarios;
import io.evenkeel.http.bench.balancing.Contender;
import io.evenkeel.http.bench.balancing.Lab;
import io.evenkeel.http.bench.balancing.LabHtml;
import io.evenkeel.http.bench.balancing.LabJson;
import io.evenkeel.http.bench.balancing.LabReport;
import io.evenkeel.http.bench.balancing.LabSettings;
import io.evenkeel.http.bench.balancing.LabText;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Strategies side by side on the same simulated calls. */
@Command(
    name = "balancing",
    description = {
      "Run balancing strategies on the same simulated calls and compare them with",
      "each other and with the bound that full knowledge sets. The same seeds give",
      "the same figures."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SimulateBalancingCommand implements Callable<Integer> {

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      split = ",",
      description = "Scenarios by name, files of your own, or 'all'; see --list.")
  private List<String> scenarios = List.of("homogeneous");

  @Option(
      names = "--strategies",
      paramLabel = "NAME[:KEY=VALUE]…",
      description = "Strategies with their parameters, commas between, or 'all'; see --list.")
  private String strategies = "all";

  @Option(
      names = "--load",
      paramLabel = "L",
      description = "Offered work by capacity; else the loads that each scenario names.")
  private @Nullable Double load;

  @Option(names = "--seeds", paramLabel = "N", description = "Runs of each.")
  private int seeds = 10;

  @Option(names = "--seed", paramLabel = "N", description = "The first seed; others follow.")
  private long seed = 1;

  @Option(
      names = {"--requests", "--calls"},
      paramLabel = "N",
      description = "Calls in a run; else as many as each scenario says.")
  private @Nullable Integer requests;

  @Option(
      names = "--protection",
      description = "Ejection and slow start before each strategy; else as each scenario says.")
  private boolean protection;

  @Option(names = "--parallel", paramLabel = "N", description = "Runs at the same time.")
  private int parallel = Runtime.getRuntime().availableProcessors();

  @Option(names = "--list", description = "Tell all scenarios, strategies and parameters.")
  private boolean list;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    if (list) {
      output.tell(() -> "", KnownBalancing::json, KnownBalancing::print);
      return 0;
    }
    var settings = settings();
    var startedAt = Instant.now();
    var trials = Lab.run(settings, output::progress);
    var report = new LabReport(startedAt, seed, parameters(settings), trials);
    output.tell(
        () -> LabHtml.of(report, Version.current()),
        () -> LabJson.of(report, Version.current()),
        out -> LabText.print(report, out));
    return 0;
  }

  private LabSettings settings() {
    if (load != null && !(load > 0)) {
      throw new IllegalArgumentException("--load must be > 0, was " + load);
    }
    if (requests != null && (requests < 100 || requests > 100_000_000)) {
      throw new IllegalArgumentException("--requests must be 100 to 100000000, was " + requests);
    }
    var contenders = Contender.list(strategies);
    return new LabSettings(chosen(), contenders, load == null ? 0 : load, seeds, seed, parallel);
  }

  private List<Scenario> chosen() {
    return scenarios.stream()
        .flatMap(name -> name.equals("all") ? Scenarios.names().stream() : List.of(name).stream())
        .distinct()
        .map(Scenarios::find)
        .map(scenario -> requests == null ? scenario : scenario.withCalls(requests))
        .map(
            scenario -> protection ? scenario.withProtection(ProtectionSettings.DEFAULT) : scenario)
        .toList();
  }

  private Map<String, Object> parameters(LabSettings settings) {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("scenarios", settings.scenarios().stream().map(Scenario::name).toList());
    parameters.put("strategies", settings.contenders().stream().map(Contender::label).toList());
    parameters.put("load", load == null ? "of each scenario" : load);
    parameters.put("seeds", seeds);
    parameters.put("requests", requests == null ? "of each scenario" : requests);
    parameters.put("protection", protection ? "on" : "of each scenario");
    return parameters;
  }
}
