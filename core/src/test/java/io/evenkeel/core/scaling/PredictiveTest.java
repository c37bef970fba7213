package io.evenkeel.core.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictiveTest {

  private static final int DAY = 2_880; // ticks of 15 s: twelve hours

  /** What is ordered now serves in a minute, four ticks from now. */
  @ParameterizedTest
  @ValueSource(strings = {"linear", "mix"})
  void thereIsEnoughWhenItIsNeeded(String forecast) {
    var random = new SplittableRandom(1);
    var policy = Loads.policy("predictive", "forecast", forecast);
    var ordered = new int[2 * DAY];
    int missed = 0;
    double paid = 0;
    double asked = 0;
    for (int tick = 0; tick < ordered.length; tick++) {
      double wave = 12 + 9 * Math.sin(2 * Math.PI * tick / DAY) + 0.3 * random.nextGaussian();
      int ready = tick < 4 ? 40 : ordered[tick - 4];
      ordered[tick] = policy.desired(Loads.at(15 * tick, ready, 100 * wave));
      if (tick > DAY) {
        missed += wave > 0.95 * ready ? 1 : 0;
        paid += ready;
        asked += wave;
      }
    }
    assertThat((double) missed / DAY).isLessThan(0.003);
    assertThat(paid / asked).isBetween(1.05, 1.4);
  }

  @Test
  void thereAreTwoForecasts() {
    assertThatThrownBy(() -> Loads.policy("predictive", "forecast", "oracle"))
        .hasMessageContaining("must be one of linear, mix");
  }
}
