package io.evenkeel.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.builtin.BuiltInApp;
import io.evenkeel.core.config.NodeConfig;
import io.evenkeel.sharding.runtime.EntitySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityFeatureTest {

  @Test
  void theDefaultsAreThoseOfTheReference() {
    var settings = settings("");
    assertThat(settings.askTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.receipts().maxReplyBytes()).isEqualTo(256 * 1024);
    assertThat(settings.backoff().max()).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ask-timeout = 99ms                      | ask-timeout must be >= 100ms, was PT0.099S",
        "max-waiting = 0                         | max-waiting must be >= 1, was 0",
        "passivate-after = 999ms                 | passivate-after must be >= 1s, was PT0.999S",
        "max-in-memory = 0                       | max-in-memory must be >= 1, was 0",
        "number-of-shards = 0                    | number-of-shards must be >= 1, was 0",
        "restart-backoff.min = 0s                | restart-backoff must have 1ms <= min <= max, was"
            + " PT0S, PT2S",
        "restart-backoff.max = 1ms               | restart-backoff must have 1ms <= min <= max, was"
            + " PT0.2S, PT0.001S",
        "idempotency.max-keys = 0                | idempotency.max-keys must be >= 1, was 0",
      })
  void aSettingOutOfRangeIsNamedWithItsBound(String setting, String message) {
    assertThatThrownBy(() -> settings(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("evenkeel.entity." + message);
  }

  /** A key that Akka does not read would be a setting without effect. */
  @Test
  void everyDerivedKeyIsOneThatAkkaHas() {
    var akka = ConfigFactory.defaultReference();
    assertThat(new EntityFeature().derive(akka).entrySet())
        .extracting(Map.Entry::getKey)
        .isNotEmpty()
        .map(key -> key.replace("passivation.evenkeel", "passivation.strategy-defaults"))
        .allSatisfy(key -> assertThat(akka.hasPathOrNull(key)).as(key).isTrue());
  }

  @Test
  void aNodeHasARoleForEachTypeItHosts() {
    var app = new BuiltInApp();
    assertThat(new EntityFeature().roles(List.of(app, app)))
        .containsExactly("entity-document", "entity-counter");
  }

  private static EntitySettings settings(String text) {
    return EntitySettings.from(
        NodeConfig.resolve(ConfigFactory.parseString("evenkeel.entity { " + text + " }")));
  }
}
