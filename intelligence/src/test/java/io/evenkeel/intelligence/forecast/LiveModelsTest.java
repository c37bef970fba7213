package io.evenkeel.intelligence.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.NodeFeature;
import io.evenkeel.core.scaling.forecast.ForecastModel;
import io.evenkeel.core.scaling.forecast.ForecastModels;
import io.evenkeel.core.scaling.forecast.MixedForecast;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveModelsTest {

  private static final double STEP = 600;
  private static final int DAY = 144;

  @TempDir private Path folder;
  private final Map<String, Integer> taken = new HashMap<>();
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

  @Test
  void aPolicyThatIsSetAnewGoesOnWithTheSameNetwork() {
    var models = models("on");
    models.of("");
    runAll(); // what is kept is read first
    models.of("").offer(Lessons.wave(3_000, 1));
    runAll();
    assertThat(models.of("").newest()).isPresent();
  }

  @Test
  void eachTargetHasItsOwnFileAndTheNextControllerReadsIt() {
    for (var target : new String[] {"", "nodes"}) {
      var models = models("on").of(target);
      runAll();
      models.offer(Lessons.wave(3_000, 1));
      runAll();
    }
    assertThat(folder.resolve("nodes.forecast")).exists();
    assertThat(folder.resolve("service-nodes.forecast")).exists();
    var next = models("on").of("");
    runAll();
    assertThat(next.newest()).isPresent();
  }

  @Test
  void offNothingRunsAndNoFileIsWritten() {
    var models = models("off").of("");
    assertThat(models).isSameAs(ForecastModels.NONE);
    models.offer(Lessons.wave(3_000, 1));
    assertThat(waiting).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void withoutAFolderNothingIsRead() {
    var nowhere = settings("folder = \"\"");
    var models = new LiveModels(nowhere, waiting::add, Clock.systemUTC());
    assertThat(models.of("").newest()).isEmpty();
    assertThat(waiting).isEmpty();
  }

  @Test
  void theThreadTakesNoMoreThanMayWait() throws InterruptedException {
    var executor = TrainingThread.start(1);
    var end = new CompletableFuture<Void>();
    var seen = new CompletableFuture<Thread>();
    executor.execute(
        () -> {
          seen.complete(Thread.currentThread());
          end.join();
        });
    executor.execute(() -> {});
    assertThatThrownBy(() -> executor.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(seen.join().isDaemon()).isTrue();
    assertThat(seen.join().getPriority()).isEqualTo(Thread.MIN_PRIORITY);
    end.complete(null);
    executor.shutdown();
    assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  /**
   * One runs and 16 wait; each takes longer than there is between them, and all are done by then.
   */
  @Test
  void noneOfTwentyTargetsThatBeginTogetherIsLeftOut() {
    var models = new LiveModels(settings("folder = \"\""), this::runOrRefuse, Clock.systemUTC());
    var forecasts =
        IntStream.range(0, 20)
            .mapToObj(i -> new MixedForecast(2, STEP, counting("s" + i, models.of("s" + i))))
            .toList();
    for (int step = 0; step < 2 * DAY; step++) {
      forecasts.forEach(forecast -> forecast.add(5));
      if (step % (DAY / 4) == DAY / 4 - 1) {
        runAll(); // nothing for six hours
      }
    }
    assertThat(taken.keySet()).hasSize(20);
  }

  private void runOrRefuse(Runnable task) {
    if (waiting.size() >= 17) {
      throw new RejectedExecutionException("full");
    }
    waiting.add(task);
  }

  private ForecastModels counting(String name, ForecastModels models) {
    return new ForecastModels() {
      @Override
      public Optional<ForecastModel> newest() {
        return models.newest();
      }

      @Override
      public boolean offer(Lesson lesson) {
        boolean is = models.offer(lesson);
        if (is) {
          taken.merge(name, 1, Integer::sum);
        }
        return is;
      }

      @Override
      public double turn() {
        return models.turn();
      }
    };
  }

  @Test
  void aNodeFindsItOnTheClassPath() {
    assertThat(ServiceLoader.load(NodeFeature.class))
        .hasAtLeastOneElementOfType(ForecastFeature.class);
  }

  private LiveModels models(String enabled) {
    var settings = settings("enabled = %s, folder = \"%s\"".formatted(enabled, folder));
    return new LiveModels(settings, waiting::add, Clock.systemUTC());
  }

  private static ForecastSettings settings(String text) {
    return ForecastSettings.from(
        ConfigFactory.parseString(
                "evenkeel.intelligence.forecast { %s, most-samples = 1500, first-epochs = 2 }"
                    .formatted(text))
            .withFallback(ConfigFactory.load()));
  }

  private void runAll() {
    while (!waiting.isEmpty()) {
      waiting.removeFirst().run();
    }
  }
}
