package io.evenkeel.intelligence.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.anomaly.Anomaly;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TailSurpriseTest {

  @Test
  void saysNothingUntilFiftyDistancesAreKnown() {
    var known = new TailSurprise(1_000);
    for (int i = 0; i < 49; i++) {
      known.add(1);
    }
    assertThat(known.of(100)).isZero();
    known.add(1);
    assertThat(known.of(100)).isGreaterThan(2);
  }

  @Test
  void countsHowManyWereAsGreat() {
    var known = new TailSurprise(1_000);
    for (int i = 1; i <= 999; i++) {
      known.add(i);
    }
    assertThat(known.of(900)).isCloseTo(1, within(0.01));
    assertThat(known.of(1)).isCloseTo(0, within(0.001));
  }

  @Test
  void isPassedAsOftenAsItSays() {
    var random = new SplittableRandom(7);
    var known = new TailSurprise(4_000);
    int above = 0;
    for (int i = 0; i < 24_000; i++) {
      double distance = Math.pow(1 - random.nextDouble(), -0.4);
      above += i >= 4_000 && known.of(distance) >= 2.5 ? 1 : 0;
      known.add(distance);
    }
    assertThat(above / 20_000.0).isBetween(0.0015, 0.006);
  }

  @Test
  void forgetsTheOldest() {
    var known = new TailSurprise(100);
    for (int i = 0; i < 100; i++) {
      known.add(1_000);
    }
    for (int i = 0; i < 100; i++) {
      known.add(1);
    }
    assertThat(known.of(500)).isGreaterThan(2);
  }

  @Test
  void growsWithTheDistanceAndIsBounded() {
    var known = new TailSurprise(200);
    for (int i = 0; i < 200; i++) {
      known.add(i % 10);
    }
    assertThat(known.of(20)).isGreaterThan(known.of(12));
    assertThat(known.of(1e300)).isEqualTo(Anomaly.MOST);
  }

  @Test
  void distancesThatAreAllZeroAreNoSurprise() {
    var known = new TailSurprise(200);
    for (int i = 0; i < 200; i++) {
      known.add(0);
    }
    assertThat(known.of(0)).isZero();
  }
}
