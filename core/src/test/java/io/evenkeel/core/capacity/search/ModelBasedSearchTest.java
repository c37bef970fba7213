package io.evenkeel.core.capacity.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelBasedSearchTest {

  private static final List<Dimension> SPACE =
      List.of(
          new Dimension("threads", 1, 64, true, true),
          new Dimension("share", 0, 1, false, false),
          new Dimension("batch", 1, 1_000, true, true));
  private static final List<Double> START = List.of(2.0, 0.2, 900.0);
  private static final int TRIALS = 25;
  private static final int SEEDS = 40;
  private static final double NOISE = 0.03;

  /** A hill of 0.4 in the middle, steep in one dimension; the third does nothing. */
  private static double hill(List<Double> at) {
    double threads = SPACE.get(0).place(at.get(0)) - 0.7;
    double share = SPACE.get(1).place(at.get(1)) - 0.6;
    return 0.4 * Math.exp(-6 * threads * threads - 12 * share * share);
  }

  @Test
  void findsMoreThanRandomSearchWithTheSameBudget() {
    double found = 0;
    double byChance = 0;
    int wins = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      double model = hill(search(ModelBasedSearchTest::hill, new SplittableRandom(seed)));
      double random = hill(bestOfRandom(new SplittableRandom(1_000 + seed)));
      found += model / SEEDS;
      byChance += random / SEEDS;
      wins += model > random ? 1 : 0;
    }
    assertThat(found).isGreaterThan(byChance).isGreaterThan(0.36);
    assertThat(wins).isGreaterThan(SEEDS / 2);
  }

  @Test
  void onAFlatFunctionNoGainIsReported() {
    int said = 0;
    int seeds = 100;
    for (int seed = 1; seed <= seeds; seed++) {
      var random = new SplittableRandom(seed);
      said += Confirmation.of(pairs(0, random), seed).isGain() ? 1 : 0;
    }
    assertThat(said).isLessThanOrEqualTo(seeds / 10);
  }

  @Test
  void aGainOfATenthIsFoundInNearlyAllSeeds() {
    int said = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      var found = Confirmation.of(pairs(Math.log(1.1), new SplittableRandom(seed)), seed);
      said += found.isGain() ? 1 : 0;
      assertThat(found.gain()).isCloseTo(0.1, within(0.08));
    }
    assertThat(said).isGreaterThanOrEqualTo(SEEDS * 9 / 10);
  }

  /** Seven of eight: 9 / 256. */
  @Test
  void theSignTestCountsCoins() {
    var ratios = List.of(1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 0.9);
    assertThat(Confirmation.of(ratios, 1).signTest()).isCloseTo(9 / 256.0, within(1e-12));
    assertThat(Confirmation.of(List.of(1.5), 1).isGain()).isFalse();
  }

  @Test
  void startsWithWhatIsInUseAndRepeatsItselfBySeed() {
    var first = new ModelBasedSearch(SPACE, START, new SplittableRandom(7));
    assertThat(first.next()).isEqualTo(first.next());
    assertThat(first.next().get(0)).isEqualTo(2);
    assertThat(first.next().get(2)).isEqualTo(900);
    assertThat(search(ModelBasedSearchTest::hill, new SplittableRandom(7)))
        .isEqualTo(search(ModelBasedSearchTest::hill, new SplittableRandom(7)));
    assertThatIllegalArgumentException().isThrownBy(() -> first.tell(Double.NaN));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.5, 8", "1, 64"})
  void aLogarithmicWholeDimensionDoubles(double place, double value) {
    assertThat(SPACE.get(0).value(place)).isEqualTo(value);
    assertThat(SPACE.get(0).place(value)).isCloseTo(place, within(1e-12));
  }

  private static List<Double> search(ToDoubleFunction<List<Double>> truth, RandomGenerator random) {
    var search = new ModelBasedSearch(SPACE, START, random);
    for (int i = 0; i < TRIALS; i++) {
      search.tell(truth.applyAsDouble(search.next()) + NOISE * random.nextGaussian());
    }
    return search.best();
  }

  private static List<Double> bestOfRandom(RandomGenerator random) {
    List<Double> best = START;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < TRIALS; i++) {
      var at = SPACE.stream().map(d -> d.value(random.nextDouble())).toList();
      double measured = hill(at) + NOISE * random.nextGaussian();
      if (measured > most) {
        most = measured;
        best = at;
      }
    }
    return best;
  }

  private static List<Double> pairs(double gain, RandomGenerator random) {
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < 10; i++) {
      ratios.add(Math.exp(gain + 0.05 * random.nextGaussian()));
    }
    return ratios;
  }
}
