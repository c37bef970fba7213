package io.evenkeel.http.cli;

import io.evenkeel.core.simulation.replay.Traces;
import io.evenkeel.http.bench.forecast.ForecastHtml;
import io.evenkeel.http.bench.forecast.ForecastJson;
import io.evenkeel.http.bench.forecast.ForecastText;
import io.evenkeel.http.bench.forecast.Trial;
import io.evenkeel.http.bench.forecast.TrialSettings;
import io.evenkeel.intelligence.forecast.TrainerChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forecasts side by side on recorded load. */
@Command(
    name = "forecast",
    description = {
      "Go through recorded load step by step and compare forecasts of the greatest load of the next"
          + " steps: simple ones, a network that is trained once a day, and their mixture.",
      "A trace is a CSV file: timestamp_seconds,requests_per_interval. All forecasts learn from"
          + " what was and are measured on the last part."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class EvaluateForecastCommand implements Callable<Integer> {

  @Option(names = "--trace", paramLabel = "FILE", split = ",", description = "Traces.")
  private List<Path> traces = List.of();

  @Option(
      names = "--ahead",
      paramLabel = "N",
      description = "Intervals of the trace whose greatest load is forecast.")
  private int ahead = 5;

  @Option(
      names = "--train",
      paramLabel = "SHARE",
      description = "Of each trace, before what is measured.")
  private double train = 0.7;

  @Option(
      names = "--validate",
      description =
          "Measure on the last fifth of that share and leave the rest of the trace alone, for"
              + " choosing settings.")
  private boolean validate;

  @Option(
      names = "--engine",
      description =
          "What trains networks: JAVA, or DJL (PyTorch), whose jars must be on the class path.")
  private TrainerChoice engine = TrainerChoice.JAVA;

  @Option(
      names = "--cost",
      description = "Measure also what a first training on all of a trace costs.")
  private boolean cost;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    if (traces.isEmpty()) {
      throw new IllegalArgumentException("say which load with --trace FILE");
    }
    var settings = new TrialSettings(ahead, train, validate, engine, cost);
    var recorded = traces.stream().map(Traces::read).toList();
    var reports =
        recorded.stream().map(trace -> Trial.run(trace, settings, output::progress)).toList();
    output.tell(
        () -> ForecastHtml.of(reports, parameters(), Version.current()),
        () -> ForecastJson.of(reports, parameters(), Version.current()),
        out -> ForecastText.print(reports, out));
    return 0;
  }

  private Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("traces", traces.stream().map(file -> file.getFileName().toString()).toList());
    parameters.put("ahead", ahead);
    parameters.put("train", train);
    parameters.put("validate", validate);
    parameters.put("engine", engine);
    return parameters;
  }
}
