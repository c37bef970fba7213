package io.evenkeel.core.scaling.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForecastTest {

  @Test
  void leastSquaresFindTheWeights() {
    var random = new SplittableRandom(1);
    var fit = new RecursiveLeastSquares(3, 1, 1e-3);
    for (int i = 0; i < 500; i++) {
      double[] x = {1, random.nextGaussian(), random.nextGaussian()};
      fit.learn(x, 2 - 3 * x[1] + 0.5 * x[2] + 0.1 * random.nextGaussian());
    }
    assertThat(fit.predict(new double[] {1, 0, 0})).isCloseTo(2, within(0.02));
    assertThat(fit.predict(new double[] {0, 1, 0})).isCloseTo(-3, within(0.02));
    assertThat(fit.predict(new double[] {0, 0, 1})).isCloseTo(0.5, within(0.02));
  }

  @Test
  void aSeasonIsFoundInNoise() {
    var random = new SplittableRandom(1);
    var values = new double[1_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sin(2 * Math.PI * i / 96) + 0.5 * random.nextGaussian();
    }
    assertThat(Season.find(values, 12, 500, 0.3)).isBetween(93, 99);
  }

  @Test
  void noiseHasNoSeason() {
    var random = new SplittableRandom(1);
    assertThat(Season.find(random.doubles(1_000).toArray(), 12, 500, 0.3)).isZero();
  }

  @Test
  void residualsTellProbabilitiesAlsoBeyondTheGreatest() {
    var random = new SplittableRandom(1);
    var residuals = new Residuals(24_000);
    for (int i = 0; i < 24_000; i++) {
      residuals.add(random.nextGaussian());
    }
    assertThat(residuals.above(0)).isCloseTo(0.5, within(0.02));
    assertThat(residuals.above(2.326)).isCloseTo(0.01, within(0.002));
    assertThat(residuals.above(6)).isPositive().isLessThan(1e-4);
    assertThat(residuals.above(7)).isLessThan(residuals.above(6));
  }

  /** A wave with noise: what is said to be exceeded one time in twenty is. */
  @Test
  void theForecastKnowsHowSureItIs() {
    var random = new SplittableRandom(1);
    var forecast = new PeakForecast(4);
    int asked = 0;
    int exceeded = 0;
    var loads = new double[30_000];
    for (int i = 0; i < loads.length; i++) {
      loads[i] = 10 + 5 * Math.sin(2 * Math.PI * i / 5_760) + 0.8 * random.nextGaussian();
    }
    for (int i = 0; i < loads.length - 4; i++) {
      forecast.add(loads[i]);
      if (i > 15_000) {
        double bound = bound(forecast, 0.05);
        double most =
            Math.max(Math.max(loads[i + 1], loads[i + 2]), Math.max(loads[i + 3], loads[i + 4]));
        asked++;
        exceeded += most > bound ? 1 : 0;
      }
    }
    assertThat((double) exceeded / asked).isBetween(0.035, 0.065);
  }

  /**
   * Every half hour, but only each third time: nobody knows when, but everybody at which minute.
   */
  @Test
  void whatAClockStartsIsExpectedAtItsMinuteOnly() {
    var random = new SplittableRandom(1);
    var forecast = new PeakForecast(4);
    boolean bursts = false;
    double before = 0;
    double quiet = 0;
    for (int step = 0; step < 24_000; step++) {
      int phase = step % 120;
      bursts = phase == 60 ? random.nextInt(3) == 0 : bursts && phase > 60 && phase < 90;
      forecast.add((bursts ? 20 : 5) * (1 + 0.02 * random.nextGaussian()));
      if (step > 20_000 && phase == 58) {
        before = Math.max(before, forecast.above(15));
      }
      if (step > 20_000 && phase == 20) {
        quiet = Math.max(quiet, forecast.above(15));
      }
    }
    assertThat(before).isBetween(0.15, 0.6);
    assertThat(quiet).isLessThan(0.02);
  }

  @Test
  void beliefsCountByWhatTheyGaveToWhatCameAndCanComeBack() {
    var weights = new BeliefWeights(2, 1);
    for (int i = 0; i < 100; i++) {
      weights.learn(new double[] {0.5, 0.1});
    }
    assertThat(weights.mean(new double[] {1, 0})).isGreaterThan(0.99);
    for (int i = 0; i < 10; i++) {
      weights.learn(new double[] {0.1, 0.5});
    }
    assertThat(weights.mean(new double[] {1, 0})).isLessThan(0.1);
  }

  private static double bound(PeakForecast forecast, double probability) {
    double low = 0;
    double high = 100;
    for (int i = 0; i < 50; i++) {
      double middle = (low + high) / 2;
      if (forecast.above(middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
