package io.evenkeel.sharding.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.config.NodeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementSettingsTest {

  @Test
  void theDefaultsAreThoseOfTheReference() {
    var settings = settings("");
    assertThat(settings.byWork()).isTrue();
    assertThat(settings.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(settings.balance().movesPerRound()).isEqualTo(2);
    assertThat(settings("cores = 1.5").cores()).isEqualTo(1.5);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "cores = 0                 | cores must be > 0, was 0.0",
        "cores = many              | cores must be a number, was \"many\"",
        "report-every = 99ms       | report-every must be >= 100ms, was PT0.099S",
        "half-life = 0s            | half-life must be >= 100ms, was PT0S",
        "shard-cores = 0           | shard-cores must be > 0, was 0.0",
        "quiet = 1.1               | quiet must be 0 to 1, was 1.1",
        "threshold = 0             | threshold must be > 0, was 0.0",
        "sustained = -1s           | sustained must be >= 0s, was PT-1S",
        "round = 999ms             | round must be >= 1s, was PT0.999S",
        "moves-per-round = 0       | moves-per-round must be >= 1, was 0",
        "shard-rest = -1s          | shard-rest must be >= 0s, was PT-1S",
        "moves-to-new = 0          | moves-to-new must be >= 1, was 0",
        "hot-entities.counters = 3 | hot-entities must have counters > shown >= 0, was 3, 10",
        "warm-up.entities-per-shard = -1 | warm-up.entities-per-shard must be 0 to 1000, was -1",
        "warm-up.least-cores = 1.5 | warm-up.least-cores must be 0 to 1, was 1.5",
        "warm-up.at-once = 0       | warm-up.at-once must be 1 to 64, was 0",
        "warm-up.max-waiting = 0   | warm-up.max-waiting must be 1 to 100000, was 0",
        "warm-up.within = 99ms     | warm-up.within must be >= 100ms, was PT0.099S",
      })
  void aSettingOutOfRangeIsNamedWithItsBound(String setting, String message) {
    assertThatThrownBy(() -> settings(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("evenkeel.placement." + message);
  }

  static PlacementSettings settings(String text) {
    return PlacementSettings.from(
        NodeConfig.resolve(ConfigFactory.parseString("evenkeel.placement { " + text + " }")));
  }
}
