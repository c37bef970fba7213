package io.evenkeel.core.capacity;

import io.evenkeel.core.balancing.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * A law with its uncertainty: the parametric bootstrap on relative errors. Each resample draws the
 * error itself anew (few levels know it badly: s^2 df / chi^2), then every level around the fitted
 * law, and fits again. Where contention or coherency may as well be 0 (by Akaike's weights), that
 * law is drawn around too: at the edge of what is allowed the plain bootstrap is too sure of
 * itself. Immutable.
 *
 * @param law the best one
 * @param resamples as likely as it, by what was measured
 * @param error standard deviation of one run around the law, as a ratio
 * @param lackOfFit whether levels are off the law by more than their runs differ: the runs of a
 *     level share an error, or the law is not true there
 */
public record LawEstimate(
    ScalabilityLaw law, List<ScalabilityLaw> resamples, double error, boolean lackOfFit) {

  /** About the 95th percentile of F for sweeps of 6 to 10 levels of 3 to 5 runs. */
  private static final double LACK = 3;

  private static final double LEAST_ERROR = 1e-6;
  private static final double MOST_ERROR = 1;
  private static final int COEFFICIENTS = 3;

  public LawEstimate {
    resamples = List.copyOf(resamples);
  }

  /**
   * Fits.
   *
   * @param count of resamples, at least 1
   */
  public static LawEstimate of(Sweep sweep, int count, long seed) {
    var levels = sweep.levels();
    double[] sizes = levels.stream().mapToDouble(SweepLevel::size).toArray();
    double[] weights = levels.stream().mapToDouble(level -> level.runs().size()).toArray();
    double[] means = levels.stream().mapToDouble(SweepLevel::throughput).toArray();
    var law = LawFit.of(sizes, means, weights);
    var spread = Spread.of(levels, law);
    var centres = Centres.of(sizes, means, weights, spread.variance());
    var random = new SplittableRandom(Hash.of(seed, 31));
    var resamples = new ArrayList<ScalabilityLaw>(count);
    double[] drawn = new double[sizes.length];
    for (int k = 0; k < count; k++) {
      var centre = centres.draw(random);
      double deviation = spread.draw(random);
      for (int i = 0; i < sizes.length; i++) {
        double error = deviation * random.nextGaussian() / Math.sqrt(weights[i]);
        drawn[i] = centre.throughput(sizes[i]) * Math.exp(error);
      }
      resamples.add(LawFit.of(sizes, drawn, weights));
    }
    return new LawEstimate(law, resamples, Math.sqrt(spread.variance()), spread.lack());
  }

  /** The interval of any figure that follows from the law. */
  public Interval interval(ToDoubleFunction<ScalabilityLaw> figure, double confidence) {
    return Interval.of(resamples.stream().mapToDouble(figure).toArray(), confidence);
  }

  /** Laws that may be the true one, and how likely each is; the weights sum up to 1. */
  private record Centres(List<ScalabilityLaw> laws, List<Double> weights) {

    static Centres of(double[] sizes, double[] means, double[] weights, double variance) {
      var laws = new ArrayList<ScalabilityLaw>();
      var likely = new ArrayList<Double>();
      double least = Double.POSITIVE_INFINITY;
      for (int allowed = 0; allowed <= NonNegative.ALL; allowed++) {
        var law = LawFit.of(sizes, means, weights, allowed);
        double squares = 0;
        for (int i = 0; i < sizes.length; i++) {
          double off = Math.log(means[i] / law.throughput(sizes[i]));
          squares += weights[i] * off * off;
        }
        laws.add(law);
        double loss = squares / Math.max(LEAST_ERROR * LEAST_ERROR, variance);
        likely.add(loss / 2 + Integer.bitCount(allowed));
        least = Math.min(least, loss / 2 + Integer.bitCount(allowed));
      }
      double best = least;
      likely.replaceAll(loss -> Math.exp(best - loss));
      double sum = likely.stream().mapToDouble(Double::doubleValue).sum();
      likely.replaceAll(weight -> weight / sum);
      return new Centres(laws, likely);
    }

    ScalabilityLaw draw(RandomGenerator random) {
      double left = random.nextDouble();
      for (int i = 0; i < laws.size(); i++) {
        left -= weights.get(i);
        if (left < 0) {
          return laws.get(i);
        }
      }
      return laws.get(laws.size() - 1);
    }
  }

  /** Errors of single runs, in logarithms. */
  private record Spread(double variance, int freedom, boolean lack) {

    static Spread of(List<SweepLevel> levels, ScalabilityLaw law) {
      double between = 0;
      double within = 0;
      int runs = 0;
      for (var level : levels) {
        double off = Math.log(level.throughput() / law.throughput(level.size()));
        between += level.runs().size() * off * off;
        for (double run : level.runs()) {
          double apart = Math.log(run / level.throughput());
          within += apart * apart;
        }
        runs += level.runs().size();
      }
      int betweenFreedom = Math.max(1, levels.size() - COEFFICIENTS);
      int withinFreedom = runs - levels.size();
      double pooled = (between + within) / (betweenFreedom + withinFreedom);
      boolean lack = withinFreedom > 0 && between / betweenFreedom > LACK * within / withinFreedom;
      return lack
          ? new Spread(between / betweenFreedom, betweenFreedom, true)
          : new Spread(pooled, betweenFreedom + withinFreedom, false);
    }

    /** A standard deviation that may be the true one. */
    double draw(RandomGenerator random) {
      double squares = 0;
      for (int i = 0; i < freedom; i++) {
        double z = random.nextGaussian();
        squares += z * z;
      }
      double drawn = Math.sqrt(variance * freedom / Math.max(squares, Double.MIN_NORMAL));
      return Math.max(LEAST_ERROR, Math.min(MOST_ERROR, drawn));
    }
  }
}
