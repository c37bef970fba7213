package io.evenkeel.http.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.http.bench.load.Arrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileArrivalsTest {

  @Test
  void evenArrivalsOfAConstantRateAreEvenlySpacedFromZero() {
    var times = all(ProfileArrivals.even(new ConstantRate(4, 1), 1), 1);
    assertThat(times).containsExactly(0L, 250_000_000L, 500_000_000L, 750_000_000L);
  }

  @Test
  void evenArrivalsOfARampFollowTheSquareRoot() {
    // The integral of 2t is t squared: the n-th comes at the root of n.
    var times = all(ProfileArrivals.even(new Ramp(0, 200, 100), 3), 3);
    assertThat(times).hasSizeGreaterThanOrEqualTo(9);
    for (int n = 0; n < 9; n++) {
      assertThat(times.get(n) / 1e9).isCloseTo(Math.sqrt(n), within());
    }
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-6);
  }

  @Test
  void aStepChangesThePaceAtItsTime() {
    var times = all(ProfileArrivals.even(new Step(10, 100, 1), 2), 2);
    assertThat(times.stream().filter(at -> at < 1_000_000_000L)).hasSize(10);
    assertThat(times).hasSize(110);
  }

  @Test
  void nothingComesWhileTheRateIsZeroAndNothingAfterTheEnd() {
    var times = all(ProfileArrivals.even(new Step(0, 10, 5), 6), 6);
    assertThat(times.get(0)).isGreaterThanOrEqualTo(5_000_000_000L);
    assertThat(times).hasSize(10);
    var after = ProfileArrivals.even(new Ramp(10, 0, 1), 4);
    all(after, 4);
    assertThat(after.nextNanos()).isEqualTo(4_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void poissonArrivalsFollowARampAndScatterAsTheyShould(long seed) {
    var ramp = new Ramp(100, 1100, 100);
    var times = all(ProfileArrivals.poisson(ramp, 100, new Random(seed)), 100);
    double squares = 0;
    for (int second = 0; second < 100; second++) {
      long from = second * 1_000_000_000L;
      long found = times.stream().filter(t -> t >= from && t < from + 1_000_000_000L).count();
      double wanted = 100 + 10 * (second + 0.5);
      squares += Math.pow(found - wanted, 2) / wanted;
    }
    assertThat(times.size()).as("seed %d", seed).isBetween(59_000, 61_000);
    // 100 counts of mean and variance alike: chi-squared with 100 degrees of freedom.
    assertThat(squares).as("seed %d", seed).isBetween(60.0, 150.0);
  }

  @Test
  void theSameSeedGivesTheSameSchedule() {
    assertThat(all(ProfileArrivals.poisson(new Step(10, 50, 1), 2, new Random(7)), 2))
        .isEqualTo(all(ProfileArrivals.poisson(new Step(10, 50, 1), 2, new Random(7)), 2))
        .isNotEqualTo(all(ProfileArrivals.poisson(new Step(10, 50, 1), 2, new Random(8)), 2));
  }

  private static List<Long> all(Arrivals arrivals, int endSeconds) {
    var times = new ArrayList<Long>();
    for (long at = arrivals.nextNanos(); at < endSeconds * 1_000_000_000L; ) {
      times.add(at);
      at = arrivals.nextNanos();
    }
    return times;
  }
}
