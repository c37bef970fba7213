package io.evenkeel.http.bench.forecast;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.core.scaling.forecast.Quantiles;
import io.evenkeel.http.bench.report.Machine;
import java.util.List;
import java.util.Map;

/** What forecasts came to as JSON, each figure with its unit in its name. */
public final class ForecastJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ForecastJson() {}

  public static ObjectNode of(
      List<TrialReport> reports, Map<String, Object> parameters, String version) {
    var json = MAPPER.createObjectNode();
    json.put("command", "evaluate forecast").put("version", version);
    json.set("machine", MAPPER.valueToTree(Machine.here()));
    json.set("parameters", MAPPER.valueToTree(parameters));
    var traces = json.putArray("traces");
    reports.forEach(report -> trace(traces.addObject(), report));
    return json;
  }

  private static void trace(ObjectNode json, TrialReport report) {
    json.put("trace", report.trace()).put("stepSeconds", report.stepSeconds());
    json.put("seasonSteps", report.seasonSteps()).put("network", report.network());
    json.put("trainings", report.trainings().size());
    json.put("trainingCpuSeconds", report.cpuSeconds());
    json.put("longestTrainingCpuSeconds", report.longestCpuSeconds());
    report
        .fromNothing()
        .ifPresent(
            run ->
                json.putObject("firstTrainingOnAll")
                    .put("samples", run.samples())
                    .put("steps", run.atStep())
                    .put("cpuSeconds", run.cpuSeconds()));
    json.put("forecastMillis", report.millisPerForecast());
    json.put("networkMillis", report.networkMillis());
    var weights = json.putArray("weights");
    report
        .weights()
        .forEach(
            weight ->
                weights
                    .addObject()
                    .put("expert", weight.expert())
                    .put("median", weight.median())
                    .put("highest", weight.highest()));
    var forecasts = json.putArray("forecasts");
    report.scores().forEach(score -> score(forecasts.addObject(), score));
  }

  private static void score(ObjectNode json, Score score) {
    json.put("forecast", score.name()).put("steps", score.steps());
    if (score.steps() == 0) {
      return;
    }
    json.put("wapePercent", 100 * score.wape());
    json.put("wapeOfHighPercent", 100 * score.wapeOfHigh());
    json.put("pinballPercent", 100 * score.loss());
    var quantiles = json.putArray("quantiles");
    for (int i = 0; i < Quantiles.COUNT; i++) {
      quantiles
          .addObject()
          .put("level", Quantiles.level(i))
          .put("pinballPercent", 100 * score.losses().get(i))
          .put("coveredPercent", 100 * score.coverage().get(i));
    }
  }
}
