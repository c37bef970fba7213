package io.evenkeel.core.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RayServeTest {

  @Test
  void moreIsOrderedAfterHalfAMinuteAndFewerAfterTen() {
    var ray = Loads.policy("ray");
    for (int second = 0; second < 30; second += 10) {
      assertThat(ray.desired(Loads.at(second, 10, 1_400))).isEqualTo(10);
    }
    assertThat(ray.desired(Loads.at(30, 10, 1_400))).isEqualTo(20);
    for (int second = 60; second < 660; second += 10) {
      assertThat(ray.desired(Loads.at(second, 20, 700))).isEqualTo(20);
    }
    assertThat(ray.desired(Loads.at(660, 20, 700))).isEqualTo(10);
  }

  @Test
  void fromNothingItStartsAtOnce() {
    assertThat(Loads.policy("ray").desired(Loads.at(0, 0, 70))).isEqualTo(1);
  }
}
