package io.evenkeel.http.bench.scaling;

import io.evenkeel.core.simulation.replay.ReplayResult;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How sure violations and cost are: 95 % intervals by resampling whole days, as what happens within
 * one hangs together (block bootstrap; Künsch, Annals of Statistics 1989).
 *
 * @param days that were measured; few of them tell little
 */
record DayIntervals(Interval violated, Interval cost, int days) {

  private static final int SAMPLES = 2_000;
  private static final double OUTSIDE = 0.025;

  /** From one value to another. */
  record Interval(double low, double high) {

    private static Interval of(double[] samples) {
      Arrays.sort(samples);
      int cut = (int) (OUTSIDE * samples.length);
      return new Interval(samples[cut], samples[samples.length - 1 - cut]);
    }
  }

  /**
   * Of a run.
   *
   * @param oracleHours instance-hours of the oracle, hour by hour
   * @param hoursOfDay at least 1
   */
  static DayIntervals of(ReplayResult result, double[] oracleHours, int hoursOfDay) {
    int hours = Math.min(result.hours().size(), oracleHours.length);
    int days = (hours + hoursOfDay - 1) / hoursOfDay;
    var sums = new double[days][4];
    for (int i = 0; i < hours; i++) {
      var hour = result.hours().get(i);
      double[] day = sums[i / hoursOfDay];
      day[0] += hour.seconds();
      day[1] += hour.violatedSeconds();
      day[2] += hour.instanceHours();
      day[3] += oracleHours[i];
    }
    return of(sums);
  }

  private static DayIntervals of(double[][] days) {
    var random = new SplittableRandom(1);
    var violated = new double[SAMPLES];
    var cost = new double[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      var sum = new double[4];
      for (int i = 0; i < days.length; i++) {
        double[] day = days[random.nextInt(days.length)];
        for (int k = 0; k < sum.length; k++) {
          sum[k] += day[k];
        }
      }
      violated[sample] = 100 * sum[1] / sum[0];
      cost[sample] = sum[2] / sum[3];
    }
    return new DayIntervals(Interval.of(violated), Interval.of(cost), days.length);
  }
}
