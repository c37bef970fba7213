package io.evenkeel.core.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.service.Balancing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceSettingsTest {

  @Test
  void theDefaultsAreSound() {
    var settings = ServiceSettings.from(ConfigFactory.load());
    assertThat(settings.byDefault()).isEqualTo(Balancing.by("learned"));
    assertThat(settings.limits().instances()).isEqualTo(10_000);
    assertThat(settings.checks().enabled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "strategy = best",
        "call-timeout = 0s",
        "max-outstanding = 0",
        "max-waiting = -1",
        "registry.max-services = 0",
        "registry.max-instances = 0",
        "registry.max-instances-per-service = 0",
        "registry.max-metadata-size = 2 KiB",
        "registry.default-ttl = 0s",
        "registry.max-ttl = 1s",
        "registry.write-timeout = 0s",
        "health.interval = 1ms",
        "health.timeout = 1m",
        "health.fall = 0",
        "health.max-in-flight = 0",
      })
  void aWrongSettingIsNamed(String setting) {
    var key = setting.substring(setting.indexOf('.') + 1, setting.indexOf(' '));
    var word = key.replace("max-ttl", "ttl").replace("default-ttl", "ttl");
    var config =
        ConfigFactory.parseString("evenkeel.services." + setting)
            .withFallback(ConfigFactory.load());
    assertThatThrownBy(() -> ServiceSettings.from(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("evenkeel.services.")
        .hasMessageContaining(word);
  }
}
