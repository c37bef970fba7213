package io.evenkeel.http.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.config.NodeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewaySettingsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "threads = 65                           | threads must be 0 to 64, was 65",
        "max-connections = 0                    | max-connections must be >= 1, was 0",
        "max-connections = 10, max-calls = 9    | max-calls must be >= max-connections, was 9 and"
            + " 10",
        "connect-timeout = 9ms                  | connect-timeout must be 10ms to 60000ms, was 9ms",
        "connect-timeout = 100d                 | connect-timeout must be 10ms to 60000ms, was"
            + " 8640000000ms",
        "idle-timeout = 2d                      | idle-timeout must be 100ms to 86400000ms, was"
            + " 172800000ms",
        "subscription-timeout = 0s              | subscription-timeout must be 100ms to 60000ms,"
            + " was 0ms",
        "linger-timeout = 61s                   | linger-timeout must be 0ms to 60000ms, was"
            + " 61000ms",
        "retries = 6                            | retries must be 0 to 5, was 6",
        "retry-share = 0                        | retry-share must be 0.001 to 1, was 0.0",
      })
  void aWrongSettingIsNamedWithItsBounds(String setting, String message) {
    assertThatThrownBy(() -> settings(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("evenkeel.http.gateway." + message);
  }

  @Test
  void asManyCallsAsConnectionsAreEnough() {
    assertThat(settings("max-connections = 300, max-calls = 300").client().maxCalls())
        .isEqualTo(300);
  }

  private static GatewaySettings settings(String text) {
    return GatewaySettings.from(
        NodeConfig.resolve(ConfigFactory.parseString("evenkeel.http.gateway { " + text + " }")));
  }
}
