package io.evenkeel.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeSettingsTest {

  @Test
  void theDefaultsAreANodeAlone() {
    var settings = settings("");
    assertThat(settings.name()).isEqualTo("evenkeel");
    assertThat(settings.address()).hasToString("127.0.0.1:25520");
    assertThat(settings.bindHost()).isEqualTo("127.0.0.1");
    assertThat(settings.seedNodes()).isEmpty();
    assertThat(settings.parallelism()).isGreaterThanOrEqualTo(2);
    assertThat(settings.profile().acceptableHeartbeatPause()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void whatAUserSetsIsRead() {
    var settings =
        settings(
            "host = a, bind-host = \"0.0.0.0\", port = 1, seed-nodes = [\"a:1\", \"b:2\"], "
                + "roles = [x], profile = fast, parallelism = 3, shutdown-timeout = 4s");
    assertThat(settings.address()).isEqualTo(new HostPort("a", 1));
    assertThat(settings.bindHost()).isEqualTo("0.0.0.0");
    assertThat(settings.seedNodes()).containsExactly(new HostPort("a", 1), new HostPort("b", 2));
    assertThat(settings.roles()).containsExactly("x");
    assertThat(settings.profile().stableAfter()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.parallelism()).isEqualTo(3);
    assertThat(settings.shutdownTimeout()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void aProfileOfOnesOwnIsANewName() {
    var settings =
        settings(
            "profile = mine, profiles.mine { heartbeat-interval = 200ms, "
                + "acceptable-heartbeat-pause = 2s, stable-after = 1s, gossip-interval = 100ms, "
                + "lease = 2s }");
    assertThat(settings.profile().predictedFailover()).isEqualTo(Duration.ofMillis(4_500));
    assertThat(settings.profile().predictedFailoverOfEnded()).isEqualTo(Duration.ofMillis(2_700));
  }

  @ParameterizedTest(name = "{0} nodes: {1} ms")
  @CsvSource({"0, 1000", "5, 1000", "10, 1429", "20, 1857", "100, 2852"})
  void aLargerClusterNeedsALongerStableView(int nodes, long stableMillis) {
    var settings = settings("profile = fast, expected-nodes = " + nodes);
    assertThat(settings.profile().stableAfter()).isEqualTo(Duration.ofMillis(stableMillis));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "name = \"a b\"          | evenkeel.name must match",
        "name = \"\"             | evenkeel.name must match",
        "parallelism = -1        | evenkeel.parallelism must be >= 0, was -1",
        "port = 65536            | evenkeel.host and port must be host:port, was '127.0.0.1:65536'",
        "seed-nodes = [\"a\"]    | evenkeel.seed-nodes must be host:port, was 'a'",
        "host = node_1           | evenkeel.host must not have a '_' in the last part of a host"
            + " name,",
        "seed-nodes = [\"a_b:1\"] | evenkeel.seed-nodes must not have a '_' in the last part of a",
        "profiles.safe.lease = 500ms                    | lease must be >= 1000ms, was PT0.5S",
        "profiles.safe.lease = 61s                      | lease must be <= 1m, was PT1M1S",
        "expected-nodes = -1                            | evenkeel.expected-nodes must be >= 0",
        "profile = quick         | evenkeel.profile is 'quick'; known are [",
        "profiles.safe.heartbeat-interval = 50ms        | heartbeat-interval must be >= 100ms, was"
            + " PT0.05S",
        "profiles.safe.acceptable-heartbeat-pause = 1s  | acceptable-heartbeat-pause must be >="
            + " 2000ms, was PT1S",
        "profiles.safe.stable-after = 0s                | stable-after must be >= 1000ms, was PT0S",
        "profiles.safe.gossip-interval = 1ms            | gossip-interval must be >= 50ms, was"
            + " PT0.001S",
      })
  void aSettingOutOfRangeIsNamedWithItsBound(String setting, String message) {
    assertThatThrownBy(() -> settings(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "<{0}>")
  @ValueSource(strings = {"", "a", "a:", ":1", "a:b", "a:-1", "a:70000"})
  void anAddressNeedsAHostAndAPort(String text) {
    assertThatThrownBy(() -> HostPort.parse("the.key", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the.key must be host:port, was '" + text + "'");
  }

  private static NodeSettings settings(String text) {
    return NodeSettings.from(
        NodeConfig.resolve(ConfigFactory.parseString("evenkeel { " + text + " }")));
  }
}
