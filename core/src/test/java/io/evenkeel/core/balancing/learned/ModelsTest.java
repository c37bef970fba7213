package io.evenkeel.core.balancing.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelsTest {

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void aLogarithmIsFittedToRatios() {
    var fit = new LinearFit(new double[] {0, 0});
    double[] values = {1, 0};
    for (int i = 0; i < 20_000; i++) {
      values[1] = random.nextDouble();
      double ratio = Math.exp(0.5 - values[1]) * random.nextExponential();
      fit.learn(values, 0, ratio / Math.exp(fit.of(values, 0)) - 1);
    }
    assertThat(fit.weights()[0]).isCloseTo(0.5, within(0.15));
    assertThat(fit.weights()[1]).isCloseTo(-1, within(0.25));
  }

  @Test
  void costsAreKnownByKindAndBySize() {
    var costs = new CostModel();
    assertThat(costs.of(1, Double.NaN)).isEqualTo(1);
    for (int i = 0; i < 2_000; i++) {
      costs.add(1, Double.NaN, 2e6);
      double size = 100 * random.nextDouble();
      costs.add(2, size, 10e6 + size * 1e5);
    }
    assertThat(costs.of(1, Double.NaN)).isCloseTo(2e6, within(0.2e6));
    assertThat(costs.of(2, 10)).isCloseTo(11e6, within(0.5e6));
    assertThat(costs.of(2, 90)).isCloseTo(19e6, within(0.5e6));
    assertThat(costs.of(9, Double.NaN)).as("unknown").isCloseTo(costs.mean(), within(1.0));
    assertThat(costs.of(2, Double.POSITIVE_INFINITY)).isCloseTo(15e6, within(0.5e6));
  }

  @Test
  void theWaitIsThatOfCallsBeyondTheSlots() {
    assertThat(QueueingPrior.waitNanos(3, 0, 100, 1)).isEqualTo(300);
    assertThat(QueueingPrior.waitNanos(3, 0, 100, 4)).isZero();
    assertThat(QueueingPrior.waitNanos(7, 0, 100, 4)).isEqualTo(100);
    assertThat(QueueingPrior.waitNanos(3, 2, 100, 4)).isBetween(1.0, 50.0);
    assertThat(QueueingPrior.freshness(0, 10)).isEqualTo(1);
    assertThat(QueueingPrior.freshness(10, 10)).isCloseTo(Math.exp(-1), within(1e-12));
  }

  @Test
  void lessonsAreTakenInOrderAndDroppedWhenThereIsNoRoom() {
    var lessons = new Lessons(2, 3);
    double[] row = new double[2];
    assertThat(lessons.poll(row)).isFalse();
    for (int i = 0; i < 4; i++) {
      assertThat(lessons.offer(new double[] {i, -i}, 0)).isEqualTo(i < 3);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(lessons.poll(row)).isTrue();
      assertThat(row).containsExactly(i, -i);
    }
    assertThat(lessons.poll(row)).isFalse();
  }

  @Test
  void openCallsAreFoundByWhenTheyWereSent() {
    var open = new OpenCalls();
    open.fit(2);
    double[] row = new double[LearnedRow.WIDTH];
    for (int i = 1; i <= 3; i++) {
      row[LearnedRow.COST] = i;
      open.add(1, 100 * i, row);
    }
    assertThat(open.meanCost(1)).isEqualTo(2);
    assertThat(open.meanCost(0)).isZero();
    assertThat(open.oldestNanos(1, 500)).isEqualTo(400);
    assertThat(open.take(1, 100, row)).isTrue();
    assertThat(row[LearnedRow.COST]).isEqualTo(1);
    assertThat(open.take(1, 100, row)).isFalse();
    assertThat(open.oldestNanos(1, 500)).isEqualTo(300);
    for (int i = 0; i < 40; i++) {
      open.add(0, 1_000 + i, row);
    }
    assertThat(open.oldestNanos(0, 1_040)).as("the oldest are forgotten").isEqualTo(16);
    open.clear(0);
    assertThat(open.oldestNanos(0, 1_040)).isZero();
  }
}
