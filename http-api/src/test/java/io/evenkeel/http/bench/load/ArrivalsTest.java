package io.evenkeel.http.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {

  @Test
  void constantArrivalsAreEvenlySpacedFromZero() {
    assertThat(first(5, Arrivals.constant(1000)))
        .isEqualTo(List.of(0L, 1_000_000L, 2_000_000L, 3_000_000L, 4_000_000L));
  }

  @Test
  void aRateThatDividesNoSecondDoesNotDrift() {
    assertThat(first(3_001, Arrivals.constant(3)).get(3_000)).isEqualTo(1_000_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void poissonArrivalsKeepTheRateAndVaryLikeAnExponential(long seed) {
    var times = first(20_001, Arrivals.poisson(1000, new Random(seed)));
    var gaps =
        LongStream.range(1, times.size()).map(i -> times.get((int) i) - times.get((int) i - 1));
    var millis = gaps.mapToDouble(gap -> gap / 1e6).toArray();
    double mean = Stream.of(millis).flatMapToDouble(java.util.Arrays::stream).average().orElse(0);
    double square = java.util.Arrays.stream(millis).map(m -> m * m).average().orElse(0);
    assertThat(mean).as("seed %d", seed).isBetween(0.97, 1.03);
    assertThat(square - mean * mean).as("seed %d", seed).isBetween(0.9, 1.1);
  }

  @Test
  void theSameSeedGivesTheSameSchedule() {
    assertThat(first(100, Arrivals.poisson(50, new Random(7))))
        .isEqualTo(first(100, Arrivals.poisson(50, new Random(7))));
  }

  @Test
  void aRateMustBePositive() {
    assertThatThrownBy(() -> Arrivals.constant(0))
        .hasMessage("rate must be > 0 per second, was 0.0");
  }

  private static List<Long> first(int count, Arrivals arrivals) {
    return Stream.generate(arrivals::nextNanos).limit(count).toList();
  }
}
