package io.evenkeel.core.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTrackingTest {

  @Test
  void threeHighMinutesInARowGrow() {
    var policy = Loads.policy("target-tracking");
    assertThat(policy.desired(Loads.at(0, 10, 1_400))).isEqualTo(10);
    assertThat(policy.desired(Loads.at(60, 10, 700))).isEqualTo(10);
    assertThat(policy.desired(Loads.at(120, 10, 1_400))).isEqualTo(10);
    assertThat(policy.desired(Loads.at(180, 10, 1_400))).isEqualTo(10);
    assertThat(policy.desired(Loads.at(240, 10, 1_400))).isEqualTo(20);
  }

  @Test
  void fifteenLowMinutesShrink() {
    var policy = Loads.policy("target-tracking");
    for (int minute = 0; minute < 14; minute++) {
      assertThat(policy.desired(Loads.at(60 * minute, 10, 350))).isEqualTo(10);
    }
    assertThat(policy.desired(Loads.at(60 * 14, 10, 350))).isEqualTo(5);
  }
}
