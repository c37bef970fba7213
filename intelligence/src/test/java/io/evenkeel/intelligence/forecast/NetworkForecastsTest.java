package io.evenkeel.intelligence.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.scaling.forecast.ForecastModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkForecastsTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

  @Test
  void aNetworkIsTrainedInTheBackgroundAndComesBackAfterARestart() {
    var forecasts = start();
    runAll();
    forecasts.offer(Lessons.wave(3_000, 1));
    assertThat(forecasts.newest()).isEmpty();
    runAll();
    assertThat(forecasts.newest()).isPresent();
    var again = start();
    assertThat(again.newest()).isEmpty();
    runAll();
    assertThat(again.newest()).isPresent();
  }

  @Test
  void oneIsTrainedAtATime() {
    var forecasts = start();
    runAll();
    for (int i = 0; i < 5; i++) {
      forecasts.offer(Lessons.wave(3_000, 1));
    }
    assertThat(waiting).hasSize(1);
  }

  @Test
  void aDamagedFileMeansToStartAnew() throws IOException {
    Files.writeString(folder.resolve("shop.forecast"), "nonsense");
    var forecasts = start();
    runAll();
    assertThat(forecasts.newest()).isEmpty();
    forecasts.offer(Lessons.wave(3_000, 1));
    runAll();
    assertThat(forecasts.newest()).isPresent();
  }

  @Test
  void withoutAThreadThingsGoOn() {
    var forecasts =
        NetworkForecasts.start(
            "shop",
            settings("java"),
            task -> {
              throw new RejectedExecutionException();
            },
            NOON);
    forecasts.offer(Lessons.wave(3_000, 1));
    assertThat(forecasts.newest()).isEmpty();
  }

  /** PyTorch is not among the dependencies of this test. */
  @Test
  void withoutTheEngineThereAreNoNetworks() {
    var forecasts = NetworkForecasts.start("shop", settings("djl"), waiting::add, NOON);
    runAll();
    forecasts.offer(Lessons.wave(3_000, 1));
    runAll();
    if (TrainerChoice.DJL.find().isEmpty()) {
      assertThat(forecasts.newest()).isEmpty();
    }
  }

  @Test
  void theTimeOfDayOutlivesTheProcess() {
    long noon = start().firstStep(60);
    assertThat(noon % 1_440).isEqualTo(720);
  }

  @Test
  void settingsAreChecked() {
    assertThatThrownBy(() -> settings("gpu")).hasMessageContaining("engine must be java or djl");
    var config =
        ConfigFactory.parseString("evenkeel.intelligence.forecast.first-epochs = 0")
            .withFallback(ConfigFactory.load());
    assertThatThrownBy(() -> ForecastSettings.from(config)).hasMessageContaining("first-epochs");
    var none =
        ConfigFactory.parseString("evenkeel.intelligence.forecast.max-waiting = 0")
            .withFallback(ConfigFactory.load());
    assertThatThrownBy(() -> ForecastSettings.from(none))
        .hasMessage("evenkeel.intelligence.forecast.max-waiting must be 1 to 1000, was 0");
  }

  private ForecastModels start() {
    return NetworkForecasts.start("shop", settings("java"), waiting::add, NOON);
  }

  private ForecastSettings settings(String engine) {
    return ForecastSettings.from(
        ConfigFactory.parseString(
                """
                evenkeel.intelligence.forecast {
                  folder = "%s", engine = "%s", most-samples = 1500, first-epochs = 2
                }
                """
                    .formatted(folder, engine))
            .withFallback(ConfigFactory.load()));
  }

  private void runAll() {
    while (!waiting.isEmpty()) {
      waiting.removeFirst().run();
    }
  }
}
