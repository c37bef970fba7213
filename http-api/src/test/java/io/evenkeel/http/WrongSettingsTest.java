package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads a setting, and however late: a wrong one ends the start in the same way. */
class WrongSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evenkeel.entity.max-waiting = many",
        "evenkeel.start-timeout = many",
        "evenkeel.anomaly.level = 2",
        "evenkeel.intelligence.anomaly.detector = oracle",
        "akka.cluster.gossip-interval = many",
        "akka.actor.default-dispatcher.throughput = many",
        "akka.http.server.request-timeout = many",
        "akka.http.server.max-connections = many",
      })
  void theSettingIsNamed(String setting) {
    var key = setting.substring(setting.lastIndexOf('.') + 1, setting.indexOf(' '));
    assertThatThrownBy(() -> TestNode.start(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key);
  }
}
