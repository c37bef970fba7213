package io.evenkeel.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.persistence.fencing.LeaseTiming;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenceSettingsTest {

  @Test
  void theFenceIsOnUnlessSwitchedOff() {
    assertThat(settings("")).isEqualTo(new FenceSettings(true, Duration.ofSeconds(4)));
    assertThat(settings("enabled = off").enabled()).isFalse();
  }

  @Test
  void theMarginForClocksIsAFifthOfAQuarter() {
    assertThat(settings("lease = 2s").timing())
        .isEqualTo(new LeaseTiming(Duration.ofSeconds(2), Duration.ofMillis(100)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1s", "1m"})
  void theBoundsAreWithin(String lease) {
    assertThat(settings("lease = " + lease).timing()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "999ms", "60001ms", "-4s"})
  void aLeaseOutOfRangeIsNamedWithItsBounds(String lease) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("lease = " + lease))
        .withMessageContaining("evenkeel.fence.lease")
        .withMessageContaining("from 1s to 1m, was");
  }

  @Test
  void aValueThatIsNoDurationIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("lease = soon"))
        .withMessageContaining("evenkeel.fence.lease");
  }

  private static FenceSettings settings(String values) {
    return FenceSettings.from(
        ConfigFactory.parseString("evenkeel.fence { " + values + " }")
            .withFallback(ConfigFactory.defaultReference()));
  }
}
