package io.evenkeel.http.bench.forecast;

import java.util.List;
import java.util.Optional;

/**
 * All forecasts on one trace.
 *
 * @param stepSeconds interval of the trace
 * @param seasonSteps that was found at the end, 0 for none
 * @param network whether a network could be trained, and why not
 * @param trainings of networks, each with what it cost
 * @param fromNothing a first training on all of the trace, when it was asked for
 * @param millisPerForecast of the mixture, all its experts included
 * @param networkMillis of that, the network
 * @param weights of the experts at the end, one line for each
 * @param last the newest forecasts of the mixture, for a chart
 */
public record TrialReport(
    String trace,
    double stepSeconds,
    int seasonSteps,
    String network,
    List<TrainingRun> trainings,
    Optional<TrainingRun> fromNothing,
    double millisPerForecast,
    double networkMillis,
    List<Weight> weights,
    List<Score> scores,
    List<Band> last) {

  /**
   * One training.
   *
   * @param atStep of the trace
   * @param outcome in words
   */
  public record TrainingRun(long atStep, int samples, double cpuSeconds, String outcome) {}

  /** How much an expert counts at the median and at the highest quantile, 0 to 1. */
  public record Weight(String expert, double median, double highest) {}

  /** One forecast and what came of it. */
  public record Band(double median, double highest, double came) {}

  public TrialReport {
    trainings = List.copyOf(trainings);
    weights = List.copyOf(weights);
    scores = List.copyOf(scores);
    last = List.copyOf(last);
  }

  double cpuSeconds() {
    return trainings.stream().mapToDouble(TrainingRun::cpuSeconds).sum();
  }

  double longestCpuSeconds() {
    return trainings.stream().mapToDouble(TrainingRun::cpuSeconds).max().orElse(0);
  }
}
