package io.evenkeel.core.protection;

import static io.evenkeel.core.protection.Instances.MILLI;
import static io.evenkeel.core.protection.Instances.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.core.balancing.CandidateBook;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OutlierEjectionTest {

  private final OutlierEjection ejection = new OutlierEjection(EjectionSettings.DEFAULT);

  @Test
  void fiveFailuresInARowPutAnInstanceOutAndAReplyInBetweenDoesNot() {
    var all = Instances.of(4);
    fail(all, 1, 4, 0);
    ejection.replied(1, MILLI, 0);
    fail(all, 1, 4, 0);
    assertThat(ejection.isEjected(1)).isFalse();
    fail(all, 1, 1, 0);
    assertThat(ejection.isEjected(1)).isTrue();
    assertThat(ejection.ejected()).isEqualTo(1);
  }

  @Test
  void theTimeOutGrowsWithEachEjectionUpToItsLimit() {
    var all = Instances.of(4);
    long now = 0;
    for (int times = 1; times <= 12; times++) {
      fail(all, 1, 5, now);
      long length = Math.min(300, 30L * times) * SECOND;
      ejection.judge(all, now + length - 1);
      assertThat(ejection.isEjected(1)).as("ejection %s", times).isTrue();
      now += length;
      ejection.judge(all, now);
      assertThat(ejection.isEjected(1)).isFalse();
    }
  }

  @Test
  void healthyIntervalsMakeTheNextTimeShorter() {
    var all = Instances.of(4);
    fail(all, 1, 5, 0);
    ejection.judge(all, 30 * SECOND);
    fail(all, 1, 5, 31 * SECOND);
    ejection.judge(all, 91 * SECOND);
    for (int s = 92; s < 130; s++) {
      ejection.judge(all, s * SECOND);
    }
    fail(all, 1, 5, 130 * SECOND);
    ejection.judge(all, 160 * SECOND);
    assertThat(ejection.isEjected(1)).isFalse();
  }

  @Test
  void noMoreThanAShareIsOutButOneAlwaysMayBe() {
    var all = Instances.of(30);
    for (int slot = 0; slot < 30; slot++) {
      fail(all, slot, 10, 0);
    }
    assertThat(ejection.ejected()).isEqualTo(3);
    var few = new OutlierEjection(EjectionSettings.DEFAULT);
    var two = Instances.of(2);
    for (int i = 0; i < 10; i++) {
      few.failed(two, i % 2, MILLI, 0);
    }
    assertThat(few.ejected()).isEqualTo(1);
  }

  @Test
  void aSuccessRateFarBelowTheOthersIsAnOutlier() {
    var all = Instances.of(10);
    ejection.judge(all, 0);
    for (int slot = 0; slot < 10; slot++) {
      mixed(all, slot, 200, slot == 3 ? 0.6 : 0.99, 1 + slot);
    }
    ejection.judge(all, 9 * SECOND);
    assertThat(ejection.ejected()).isZero();
    ejection.judge(all, 10 * SECOND);
    assertThat(ejection.ejected()).isEqualTo(1);
    assertThat(ejection.isEjected(3)).isTrue();
  }

  @Test
  void withoutVolumeOrCompanyNoRateIsJudged() {
    var all = Instances.of(10);
    ejection.judge(all, 0);
    for (int slot = 0; slot < 10; slot++) {
      mixed(all, slot, 49, slot == 3 ? 0.5 : 1, 1);
    }
    ejection.judge(all, 10 * SECOND);
    assertThat(ejection.ejected()).isZero();

    var few = Instances.of(4);
    var other = new OutlierEjection(EjectionSettings.DEFAULT);
    other.judge(few, 0);
    for (int i = 0; i < 4_000; i++) {
      if (i % 8 == 0) {
        other.failed(few, 0, MILLI, 0);
      } else {
        other.replied(i % 4, MILLI, 0);
      }
    }
    other.judge(few, 10 * SECOND);
    assertThat(other.ejected()).isZero();
  }

  /** More than four failures in five always are five in a row somewhere, so that goes first. */
  @Test
  void nearlyOnlyFailuresPutItOutWhateverOthersDo() {
    var d = EjectionSettings.DEFAULT;
    var noRows =
        new EjectionSettings(
            1_000,
            d.intervalNanos(),
            1_000,
            d.rateVolume(),
            d.rateInstances(),
            d.failureShare(),
            d.failureVolume(),
            d.failureInstances(),
            d.baseNanos(),
            d.maxNanos(),
            d.mostEjected(),
            d.gray());
    var shares = new OutlierEjection(noRows);
    var all = Instances.of(10);
    shares.judge(all, 0);
    for (int i = 0; i < 600; i++) {
      int slot = i % 10;
      if (slot == 2 ? i < 60 : i % 20 < 10) {
        shares.replied(slot, MILLI, 0);
      } else {
        shares.failed(all, slot, MILLI, 0);
      }
    }
    shares.judge(all, 10 * SECOND);
    assertThat(shares.isEjected(2)).isTrue();
    assertThat(shares.ejected()).isEqualTo(1);
  }

  @Test
  void anActiveCheckLetsItInAtOnceAndAGoneOneIsForgotten() {
    var all = Instances.of(4);
    fail(all, 1, 5, 0);
    long version = ejection.version();
    ejection.reinstate(1, SECOND);
    assertThat(ejection.isEjected(1)).isFalse();
    assertThat(ejection.version()).isNotEqualTo(version);
    assertThat(ejection.returnedAt(1, -7)).isEqualTo(SECOND);
    assertThat(ejection.returnedAt(2, -7)).isEqualTo(-7);
    fail(all, 1, 5, 2 * SECOND);
    ejection.removed(1);
    assertThat(ejection.ejected()).isZero();
    assertThat(ejection.isEjected(1)).isFalse();
  }

  @Test
  void aClockThatStandsStillOrGoesBackEndsNoEjection() {
    var all = Instances.of(4);
    fail(all, 1, 5, 100 * SECOND);
    for (int i = 0; i < 1_000; i++) {
      ejection.judge(all, 100 * SECOND);
      ejection.judge(all, 99 * SECOND);
    }
    assertThat(ejection.isEjected(1)).isTrue();
    ejection.judge(all, 130 * SECOND);
    assertThat(ejection.isEjected(1)).isFalse();
  }

  /** The monotonic clock may be near its end. */
  @Test
  void theClockMayWrapAround() {
    var all = Instances.of(4);
    long now = Long.MAX_VALUE - SECOND;
    ejection.judge(all, now);
    fail(all, 1, 5, now);
    ejection.judge(all, now + 29 * SECOND);
    assertThat(ejection.isEjected(1)).isTrue();
    ejection.judge(all, now + 30 * SECOND);
    assertThat(ejection.isEjected(1)).isFalse();
  }

  @Test
  void parametersAreChecked() {
    assertThatThrownBy(() -> new Panic(Double.NaN))
        .hasMessage("leastHealthy must be 0.0 to 1.0, was NaN");
    assertThatThrownBy(() -> new SlowStart(-1, 0.1, 1))
        .hasMessage("window must be at least 0 ns, was -1 ns");
    assertThatThrownBy(() -> new GraySettings(1, 8, 3, 50, 1, 0, 0, 0))
        .hasMessageStartingWith("factor must be ");
    assertThatThrownBy(
            () ->
                new EjectionSettings(
                    0, 1, 1.9, 100, 5, 0.85, 50, 5, 1, 1, 0.1, GraySettings.DEFAULT))
        .hasMessageStartingWith("consecutiveFailures must be ");
  }

  @Test
  void panicAppliesWhenFewerThanHalfAreLeftOrNone() {
    assertThat(Panic.DEFAULT.applies(10, 5)).isFalse();
    assertThat(Panic.DEFAULT.applies(10, 4)).isTrue();
    assertThat(Panic.DEFAULT.applies(1, 0)).isTrue();
    assertThat(new Panic(0).applies(10, 1)).isFalse();
    assertThat(new Panic(0).applies(10, 0)).isTrue();
  }

  /** Of n equal rates and one, the one is never further off than sqrt(n - 1) deviations. */
  @Test
  void amongFourRatesNoneIsAnOutlierAndAmongFiveOneIs() {
    double[] rates = {1, 1, 1, 0, 1};
    assertThat(rates[3]).isGreaterThan(SuccessRates.threshold(rates, 4, 1.9, 4));
    assertThat(rates[3]).isLessThan(SuccessRates.threshold(rates, 5, 1.9, 5));
    assertThat(SuccessRates.threshold(rates, 4, 1.9, 5)).isNaN();
    double[] equal = {0.9, 0.9, 0.9, 0.9, 0.9, Double.NaN};
    assertThat(SuccessRates.threshold(equal, 6, 1.9, 5)).isLessThan(0.9);
  }

  private void fail(CandidateBook all, int slot, int times, long now) {
    for (int i = 0; i < times; i++) {
      ejection.failed(all, slot, MILLI, now);
    }
  }

  /** Never five failures in a row. */
  private void mixed(CandidateBook all, int slot, int calls, double good, long seed) {
    var random = new SplittableRandom(seed);
    int row = 0;
    for (int i = 0; i < calls; i++) {
      if (random.nextDouble() < good || row == 4) {
        ejection.replied(slot, MILLI, 0);
        row = 0;
      } else {
        ejection.failed(all, slot, MILLI, 0);
        row++;
      }
    }
  }
}
