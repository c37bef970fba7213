package io.evenkeel.core.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KpaTest {

  /** Six seconds of four times as much are twice what is ready and more. */
  @Test
  void aBurstIsAPanicInWhichNothingShrinks() {
    var kpa = Loads.policy("kpa");
    for (int second = 0; second < 60; second += 2) {
      assertThat(kpa.desired(Loads.at(second, 10, 700))).isEqualTo(10);
    }
    int most = 0;
    for (int second = 60; second < 68; second += 2) {
      most = kpa.desired(Loads.at(second, 10, 2_800));
    }
    assertThat(most).isEqualTo(40);
    for (int second = 68; second < 124; second += 2) {
      assertThat(kpa.desired(Loads.at(second, 40, 700))).isEqualTo(40);
    }
    int after = 0;
    for (int second = 124; second < 200; second += 2) {
      after = kpa.desired(Loads.at(second, 40, 700));
    }
    assertThat(after).isEqualTo(20); // half at once, and 10 when that is done
  }
}
