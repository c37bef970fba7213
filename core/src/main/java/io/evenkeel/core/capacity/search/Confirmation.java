package io.evenkeel.core.capacity.search;

import io.evenkeel.core.balancing.Hash;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether one configuration is better than another, by runs in turns. A gain counts only when the
 * bootstrap's interval of 95 % and the sign test agree, and when it is worth a change.
 *
 * @param gain of the first by the second, as a ratio - 1
 * @param low end of the gain's 95 % interval
 * @param high end of the gain's 95 % interval
 * @param signTest probability that so many pairs or more are better when there is no difference
 * @param pairs of runs
 */
public record Confirmation(double gain, double low, double high, double signTest, int pairs) {

  /** Below that nobody should change a configuration. */
  public static final double WORTH = 0.01;

  private static final int RESAMPLES = 2_000;
  private static final double RARE = 0.05;

  /**
   * From the ratios of pairs of runs.
   *
   * @param ratios of the figure that is to be great, above 0, one for each pair; at least one
   */
  public static Confirmation of(List<Double> ratios, long seed) {
    double[] logs = ratios.stream().mapToDouble(Math::log).toArray();
    var random = new SplittableRandom(Hash.of(seed, 43));
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int k = 0; k < logs.length; k++) {
        sum += logs[random.nextInt(logs.length)];
      }
      means[i] = sum / logs.length;
    }
    Arrays.sort(means);
    int better = (int) Arrays.stream(logs).filter(log -> log > 0).count();
    return new Confirmation(
        Math.expm1(Arrays.stream(logs).average().orElseThrow()),
        Math.expm1(means[RESAMPLES / 40]),
        Math.expm1(means[RESAMPLES - 1 - RESAMPLES / 40]),
        atLeast(better, logs.length),
        logs.length);
  }

  /** Whether the first is better beyond doubt. */
  public boolean isGain() {
    return low > 0 && signTest <= RARE && gain >= WORTH;
  }

  /** Of so many coins, at least so many heads. */
  private static double atLeast(int heads, int coins) {
    double chosen = 1;
    double sum = 0;
    for (int k = 0; k <= coins; k++) {
      sum += k >= heads ? chosen : 0;
      chosen = chosen * (coins - k) / (k + 1);
    }
    return sum / Math.pow(2, coins);
  }
}
