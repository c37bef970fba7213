package io.evenkeel.core.protection;

import static io.evenkeel.core.protection.Instances.MILLI;
import static io.evenkeel.core.protection.Instances.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConcurrencyLimitTest {

  /** A limit that can be made anew. */
  private record Kind(String name, Supplier<ConcurrencyLimit> create) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static GradientLimit gradient() {
    return new GradientLimit(GradientLimit.Settings.DEFAULT);
  }

  private static VegasLimit vegas() {
    return new VegasLimit(VegasLimit.Settings.DEFAULT, new SplittableRandom(5));
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind("gradient", ConcurrencyLimitTest::gradient),
        new Kind("vegas", ConcurrencyLimitTest::vegas));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void itGrowsWhileTimesStayAndCallersUseIt(Kind kind) {
    var limit = kind.create.get();
    for (int i = 0; i < 200; i++) {
      limit.observe(10 * MILLI, limit.limit(), false);
    }
    assertThat(limit.limit()).isGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void itStaysWhileTheCallersAreTheLimit(Kind kind) {
    var limit = kind.create.get();
    for (int i = 0; i < 1_000; i++) {
      limit.observe(10 * MILLI, 3, false);
    }
    assertThat(limit.limit()).isEqualTo(20);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void itShrinksWhenTimesGrow(Kind kind) {
    var limit = kind.create.get();
    for (int i = 0; i < 60; i++) {
      limit.observe(10 * MILLI, limit.limit(), false);
    }
    int before = limit.limit();
    for (int i = 0; i < 20; i++) {
      limit.observe(100 * MILLI, limit.limit(), false);
    }
    assertThat(limit.limit()).isLessThan(before - 10);
  }

  /** A server with a capacity: so many at once, beyond that all take longer. */
  @Test
  void vegasComesNearTheCapacity() {
    assertThat(meanLimitAtCapacity(vegas(), 50)).isBetween(45.0, 75.0);
  }

  /** What it takes for normal follows the overload that it lets in. */
  @Test
  void theGradientDriftsUpUnderLastingOverload() {
    assertThat(meanLimitAtCapacity(gradient(), 50)).isBetween(75.0, 200.0);
  }

  private static double meanLimitAtCapacity(ConcurrencyLimit limit, int capacity) {
    double sum = 0;
    for (int i = 0; i < 3_000; i++) {
      int inFlight = limit.limit();
      limit.observe(10 * MILLI * Math.max(capacity, inFlight) / capacity, inFlight, false);
      sum += i >= 1_000 ? limit.limit() / 2_000.0 : 0;
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void wrongTimesAreLeftOut(Kind kind) {
    var limit = kind.create.get();
    for (long wrong : new long[] {0, -1, Long.MIN_VALUE}) {
      limit.observe(wrong, 20, true);
    }
    assertThat(limit.limit()).isEqualTo(20);
    limit.observe(Long.MAX_VALUE, 20, false);
    limit.observe(1, 20, false);
    limit.observe(Long.MAX_VALUE, Integer.MAX_VALUE, true);
    assertThat(limit.limit()).isBetween(1, 1_000);
  }

  /** One step of the formula: 20 * 0.75 + 4, a fifth of it new. */
  @Test
  void oneStepOfTheGradient() {
    var limit = gradient();
    limit.observe(10 * MILLI, 20, false); // mean 10: 20 * 1 + 4
    assertThat(limit.limit()).isEqualTo(20);
    limit.observe(30 * MILLI, 20, false); // mean 20: gradient 1.5 * 20 / 30 = 1
    limit.observe(120 * MILLI, 21, false); // mean 53.3: gradient 0.667
    double first = 20 * 0.8 + 24 * 0.2;
    double second = first * 0.8 + (first + 4) * 0.2;
    double third = second * 0.8 + (second * 1.5 * (160 / 3.0) / 120 + 4) * 0.2;
    assertThat(limit.limit()).isEqualTo((int) Math.max(20, third));
  }

  @Test
  void aDropLowersVegasByOneAndNeverBelowOne() {
    var limit = vegas();
    limit.observe(10 * MILLI, 20, false);
    limit.observe(11 * MILLI, 20, true);
    assertThat(limit.limit()).isEqualTo(19);
    for (int i = 0; i < 500; i++) {
      limit.observe(11 * MILLI, 20, true);
    }
    assertThat(limit.limit()).isEqualTo(1);
  }

  /** After a time that was too short to be true, a probe takes the present one. */
  @Test
  void vegasForgetsALeastTimeThatIsNoLongerTrue() {
    var limit = vegas();
    limit.observe(MILLI / 10, 20, false);
    for (int i = 0; i < 2_000; i++) {
      limit.observe(10 * MILLI, limit.limit(), false);
    }
    assertThat(limit.limit()).isGreaterThan(50);
  }

  @Test
  void aWindowTellsTheMeanOnceWhenThereWereEnough() {
    var told = new ArrayList<String>();
    var window =
        LimitWindow.around(
            new ConcurrencyLimit() {
              @Override
              public int limit() {
                return 3;
              }

              @Override
              public void observe(long responseNanos, int inFlight, boolean dropped) {
                told.add(responseNanos / MILLI + " " + inFlight + " " + dropped);
              }
            });
    for (int i = 0; i < 9; i++) {
      window.observe(MILLI, 1, false, i);
    }
    window.observe(50_000, 9, true, SECOND); // too quick to count
    assertThat(told).isEmpty();
    for (int i = 0; i <= 10; i++) {
      window.observe((i % 2 == 0 ? 10 : 30) * MILLI, i, i == 3, SECOND + i * SECOND / 10);
    }
    assertThat(told).containsExactly("19 10 true");
    assertThat(window.admits(2)).isTrue();
    assertThat(window.admits(3)).isFalse();
  }

  @Test
  void parametersAreChecked() {
    assertThatThrownBy(() -> new GradientLimit.Settings(20, 30, 200, 4, 0.2, 1.5))
        .hasMessageStartingWith("initial must be 30.0 to 200.0, was 20");
    assertThatThrownBy(() -> new GradientLimit.Settings(20, 20, 200, 4, Double.NaN, 1.5))
        .hasMessageStartingWith("smoothing ");
    assertThatThrownBy(() -> new VegasLimit.Settings(20, 0)).hasMessageStartingWith("most ");
    assertThat(GradientLimit.Settings.DEFAULT.tolerance()).isCloseTo(1.5, within(0.0));
  }
}
