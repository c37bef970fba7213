package io.evenkeel.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

  @Test
  void eventAdaptersOfTheFenceItselfAreRefused() {
    var config =
        ConfigFactory.parseString(
                "evenkeel-journal.event-adapter-bindings { \"java.lang.String\" = mine }")
            .withFallback(ConfigFactory.defaultReference());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FenceSettings.from(config))
        .withMessage(
            "evenkeel-journal.event-adapter-bindings must be empty: event adapters are configured"
                + " for the journal behind the fence, in"
                + " akka.persistence.cassandra.journal.event-adapter-bindings");
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
