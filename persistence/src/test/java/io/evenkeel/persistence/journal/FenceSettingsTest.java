package io.evenkeel.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.persistence.fencing.LeaseTiming;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FenceSettingsTest {

  @Test
  void theFenceIsOnUnlessSwitchedOff() {
    assertThat(settings("")).isEqualTo(new FenceSettings(true, Duration.ofSeconds(4)));
    assertThat(settings("enabled = off").enabled()).isFalse();
  }

  @Test
  void theLeaseIsTheProfilesAndItsMarginForClocksAFifthOfAQuarter() {
    assertThat(settings("", "profile = fast").timing())
        .isEqualTo(new LeaseTiming(Duration.ofSeconds(2), Duration.ofMillis(100)));
  }

  private static FenceSettings settings(String values) {
    return settings(values, "");
  }

  private static FenceSettings settings(String values, String node) {
    return FenceSettings.from(
        ConfigFactory.parseString("evenkeel { fence { " + values + " }\n" + node + " }")
            .withFallback(ConfigFactory.defaultReference()));
  }
}
