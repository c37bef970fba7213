package io.evenkeel.core.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HpaTest {

  /** 10 % of tolerance: 770 of 10 at 0.7 are 1.1. */
  @Test
  void aSmallDeviationChangesNothing() {
    var hpa = Loads.policy("hpa");
    assertThat(hpa.desired(Loads.at(0, 10, 769))).isEqualTo(10);
    assertThat(hpa.desired(Loads.at(15, 10, 785))).isEqualTo(12);
  }

  @Test
  void fourMoreOrTwiceAsManyAtOnceAtMost() {
    assertThat(Loads.policy("hpa").desired(Loads.at(0, 1, 10_000))).isEqualTo(5);
    assertThat(Loads.policy("hpa").desired(Loads.at(0, 10, 10_000))).isEqualTo(20);
  }

  /** For five minutes the greatest wish counts. */
  @Test
  void itShrinksOnlyWhenThatWasAskedForLongEnough() {
    var hpa = Loads.policy("hpa");
    assertThat(hpa.desired(Loads.at(0, 20, 1_400))).isEqualTo(20);
    for (int second = 15; second < 300; second += 15) {
      assertThat(hpa.desired(Loads.at(second, 20, 70))).isEqualTo(20);
    }
    assertThat(hpa.desired(Loads.at(300, 20, 70))).isEqualTo(1);
  }

  @Test
  void whatIsThereWhenItBeginsIsKeptForTheFirstFiveMinutes() {
    var hpa = Loads.policy("hpa");
    assertThat(hpa.desired(Loads.at(0, 20, 70))).isEqualTo(20);
    assertThat(hpa.desired(Loads.at(285, 20, 70))).isEqualTo(20);
    assertThat(hpa.desired(Loads.at(300, 20, 70))).isEqualTo(1);
  }

  /** Processor time ends at 1: 1 / 0.7 is the most that one step sees. */
  @Test
  void aSaturatedProcessorHidesTheRest() {
    var hpa = Loads.policy("hpa", "metric", "cpu");
    assertThat(hpa.desired(Loads.at(0, 100, 100_000))).isEqualTo(143);
  }

  /** As idle as they count, ten that start are enough. */
  @Test
  void instancesThatStartCountAsIdle() {
    var hpa = Loads.policy("hpa", "metric", "cpu");
    assertThat(hpa.desired(Loads.at(0, 10, 10, 1_000))).isEqualTo(20);
  }
}
