package io.evenkeel.http.bench.forecast;

import io.evenkeel.core.scaling.forecast.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good one forecast was. Shares are 0 to 1.
 *
 * @param name of the forecast
 * @param steps that it had a forecast for
 * @param wape sum of the absolute errors of the median, by the sum of what came
 * @param wapeOfHigh the same over the tenth of steps after which most came
 * @param losses mean pinball loss of each quantile, by the mean of what came
 * @param coverage share of steps in which each quantile was not exceeded
 */
public record Score(
    String name,
    int steps,
    double wape,
    double wapeOfHigh,
    List<Double> losses,
    List<Double> coverage) {

  private static final double HIGH = 0.9;

  /** One forecast and what came of it. */
  record Said(List<Double> quantiles, double came) {
    Said {
      quantiles = List.copyOf(quantiles);
    }
  }

  public Score {
    losses = List.copyOf(losses);
    coverage = List.copyOf(coverage);
  }

  static Score of(String name, List<Said> said) {
    var sorted = said.stream().mapToDouble(Said::came).sorted().toArray();
    double high = sorted.length == 0 ? 0 : sorted[(int) (HIGH * sorted.length)];
    var highest = said.stream().filter(one -> one.came() >= high).toList();
    double mean = said.stream().mapToDouble(Said::came).average().orElse(1);
    var losses = new ArrayList<Double>();
    var coverage = new ArrayList<Double>();
    IntStream.range(0, Quantiles.COUNT)
        .forEach(
            level -> {
              losses.add(loss(said, level) / mean);
              coverage.add(covered(said, level));
            });
    return new Score(name, said.size(), wape(said), wape(highest), losses, coverage);
  }

  /** The mean of the losses over all quantiles. */
  public double loss() {
    return losses.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static double wape(List<Said> said) {
    double wrong = said.stream().mapToDouble(s -> Math.abs(s.came() - s.quantiles().get(0))).sum();
    return wrong / said.stream().mapToDouble(Said::came).sum();
  }

  private static double loss(List<Said> said, int level) {
    return said.stream()
        .mapToDouble(s -> Quantiles.loss(level, s.quantiles().get(level), s.came()))
        .average()
        .orElse(Double.NaN);
  }

  private static double covered(List<Said> said, int level) {
    long covered = said.stream().filter(s -> s.came() <= s.quantiles().get(level)).count();
    return (double) covered / said.size();
  }
}
