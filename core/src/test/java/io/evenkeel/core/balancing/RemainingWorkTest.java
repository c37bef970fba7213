package io.evenkeel.core.balancing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RemainingWorkTest {

  @Test
  void whatHasLastedLongLastsLongerIfKindsAreMixed() {
    var random = new SplittableRandom(1);
    var remaining = new RemainingWork();
    assertThat(remaining.of(0, 0)).isZero();
    for (int i = 0; i < 20_000; i++) {
      remaining.add(0, (i % 10 == 0 ? 40e6 : 2e6) * random.nextExponential());
    }
    assertThat(remaining.of(0, 0)).isCloseTo(5.8e6, within(3e6));
    assertThat(remaining.of(0, 30e6)).isGreaterThan(25e6);
    assertThat(remaining.of(7, 0)).as("unknown kind").isPositive();
  }
}
