package io.evenkeel.intelligence.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.anomaly.Anomaly;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentLevelTest {

  private static final int METRICS = 8;
  private static final int DAY = 8_640;

  private final RecentLevel detector = new RecentLevel(METRICS);
  private int rows;

  /** Heavy tails, a day's wave, and one metric that follows itself. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void ofAUsualStreamOneRowInAThousandIsBeyond(long seed) {
    var stream = new Stream(seed);
    int beyond = 0;
    int threeInARow = 0;
    int inARow = 0;
    for (int i = 0; i < 5 * DAY; i++) {
      inARow = observe(stream.next()).score() >= 0.999 ? inARow + 1 : 0;
      beyond += inARow > 0 ? 1 : 0;
      threeInARow += inARow == 3 ? 1 : 0;
    }
    assertThat(beyond).isLessThan(5 * DAY / 1_000);
    assertThat(threeInARow).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 2_000})
  void aMetricThatJumpsIsSeenForAsLongAsItIsNew(int before) {
    var stream = new Stream(7);
    for (int i = 0; i < before; i++) {
      observe(stream.next());
    }
    int beyond = 0;
    int last = 0;
    for (int i = 0; i < 200; i++) {
      double[] row = stream.next();
      row[4] += 2;
      var said = observe(row);
      if (i < 3) {
        assertThat(said.score()).as("row " + i).isGreaterThan(0.999);
        assertThat(said.drivers().get(0).metric()).isEqualTo(4);
      }
      beyond += said.score() >= 0.999 ? 1 : 0;
      last = said.score() >= 0.999 ? i : last;
    }
    assertThat(beyond).isBetween(15, 100);
    assertThat(last).isLessThan(120); // by then it is the new level
  }

  @Test
  void aChangeBelowTheLeastThatMattersIsNone() {
    double[] row = new double[METRICS];
    for (int i = 0; i < 300; i++) {
      assertThat(observe(row)).isEqualTo(Anomaly.NONE);
    }
    row[5] = 0.99 * RecentLevel.LEAST_CHANGE;
    assertThat(observe(row)).isEqualTo(Anomaly.NONE);
    row[5] = 10 * RecentLevel.LEAST_CHANGE;
    assertThat(observe(row).score()).isGreaterThan(0.999);
  }

  @Test
  void whatIsNoNumberIsPassedOver() {
    double[] row = new double[METRICS];
    row[2] = Double.NaN;
    assertThat(observe(row)).isEqualTo(Anomaly.NONE);
  }

  private Anomaly observe(double[] row) {
    return detector.observe(10_000L * rows++, row);
  }

  private static final class Stream {
    private final SplittableRandom random;
    private int row;
    private double follows;

    private Stream(long seed) {
      random = new SplittableRandom(seed);
    }

    private double[] next() {
      double load = 3 - Math.cos(2 * Math.PI * row++ / DAY);
      double[] values = new double[METRICS];
      follows = 0.9 * follows + 0.1 * random.nextGaussian();
      for (int i = 0; i < METRICS; i++) {
        values[i] =
            switch (i % 4) {
              case 0 -> load + 0.1 * random.nextGaussian();
              case 1 -> load + follows;
              case 2 -> 2 - 0.2 * Math.log(random.nextDouble() + 1e-9); // an exponential tail
              default -> 0.5 + 0.05 * random.nextGaussian() / Math.sqrt(random.nextDouble() + 1e-3);
            };
      }
      return values;
    }
  }
}
