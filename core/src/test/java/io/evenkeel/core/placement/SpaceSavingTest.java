package io.evenkeel.core.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceSavingTest {

  private static final int COUNTERS = 50;

  @Test
  void asLongAsThereAreCountersTheWeightsAreExact() {
    var sketch = new SpaceSaving(3);
    sketch.add("a", 1);
    sketch.add("b", 5);
    sketch.add("c", 2);
    sketch.add("a", 3);
    assertThat(sketch.top(2)).containsExactly(new Heavy("b", 5, 0), new Heavy("a", 4, 0));
    assertThat(sketch.top(9)).hasSize(3);
  }

  @Test
  void aStrangerTakesOverTheSmallestCounterAndItsWeightAsTheError() {
    var sketch = new SpaceSaving(2);
    sketch.add("a", 5);
    sketch.add("b", 2);
    sketch.add("c", 1);
    assertThat(sketch.top(2)).containsExactly(new Heavy("a", 5, 0), new Heavy("c", 3, 2));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theBoundsHoldAndWhatIsHeavyIsFound(long seed) {
    var random = new SplittableRandom(seed);
    var sketch = new SpaceSaving(COUNTERS);
    var truth = new HashMap<String, Double>();
    for (int i = 0; i < 50_000; i++) {
      add("e" + skewed(random), random.nextDouble(), sketch, truth);
      if (i % 1_000 == 0) {
        sketch.scale(0.9);
        truth.replaceAll((id, weight) -> weight * 0.9);
      }
    }
    assertBounds(sketch, truth);
  }

  /** Each id comes once between two of the heavy one, so that all counters are taken over. */
  @Test
  void aStreamOfStrangersDoesNotHideTheHeavyOne() {
    var sketch = new SpaceSaving(COUNTERS);
    var truth = new HashMap<String, Double>();
    for (int i = 0; i < 20_000; i++) {
      add(i % 20 == 0 ? "heavy" : "s" + i, 1, sketch, truth);
    }
    assertThat(sketch.top(1).get(0).id()).isEqualTo("heavy");
    assertBounds(sketch, truth);
  }

  @Test
  void countingAKnownIdAllocatesNothing() {
    var sketch = new SpaceSaving(COUNTERS);
    var ids = new String[COUNTERS];
    for (int i = 0; i < COUNTERS; i++) {
      ids[i] = "e" + i;
    }
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    count(sketch, ids);
    long before = threads.getCurrentThreadAllocatedBytes();
    count(sketch, ids);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }

  @Test
  void noCountersAreTooFew() {
    assertThatThrownBy(() -> new SpaceSaving(0)).hasMessage("counters must be >= 1, was 0");
  }

  private static void count(SpaceSaving sketch, String[] ids) {
    for (int i = 0; i < 100_000; i++) {
      sketch.add(ids[i % ids.length], i % 7);
    }
  }

  private static void add(String id, double weight, SpaceSaving sketch, Map<String, Double> truth) {
    sketch.add(id, weight);
    truth.merge(id, weight, Double::sum);
  }

  private static int skewed(SplittableRandom random) {
    return (int) (1 / (random.nextDouble() + 1e-4));
  }

  private static void assertBounds(SpaceSaving sketch, Map<String, Double> truth) {
    double all = truth.values().stream().mapToDouble(Double::doubleValue).sum();
    var found = new HashMap<String, Heavy>();
    sketch.top(COUNTERS).forEach(heavy -> found.put(heavy.id(), heavy));
    assertThat(found).hasSize(COUNTERS);
    double rounding = all * 1e-9;
    found
        .values()
        .forEach(
            heavy -> {
              double weight = truth.getOrDefault(heavy.id(), 0.0);
              assertThat(heavy.estimate()).as("%s", heavy).isGreaterThan(weight - rounding);
              assertThat(heavy.estimate() - heavy.error()).isLessThan(weight + rounding);
              assertThat(heavy.error()).isBetween(0.0, all / COUNTERS + rounding);
            });
    truth.forEach(
        (id, weight) -> {
          if (weight > all / COUNTERS) {
            assertThat(found).containsKey(id);
          }
        });
    assertThat(found.values().stream().mapToDouble(Heavy::estimate).sum())
        .isCloseTo(all, within(rounding));
  }
}
