package io.evenkeel.http.bench.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.typesafe.config.ConfigFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TunerTest {

  private final AtomicLong clock = new AtomicLong();

  /** Each pair of runs takes ten seconds and is off by 3 %. */
  private class Bench implements TrialBench {
    private final ToDoubleFunction<List<Double>> gain;
    private final SplittableRandom random;

    Bench(ToDoubleFunction<List<Double>> gain, long seed) {
      this.gain = gain;
      this.random = new SplittableRandom(seed);
    }

    @Override
    public List<Pair> trial(List<Double> values, int pairs) {
      return IntStream.range(0, pairs)
          .mapToObj(
              i -> {
                clock.addAndGet(10_000_000_000L);
                double noise = Math.exp(0.03 * random.nextGaussian());
                return new Pair((1 + gain.applyAsDouble(values)) * noise, 1);
              })
          .toList();
    }

    @Override
    public List<Pair> confirm(List<Double> values, int pairs) {
      return trial(values, pairs);
    }
  }

  @Test
  void aGainIsFoundAndProposed() {
    var report = run(values -> values.get(0) >= 4 ? 0.2 : 0, 30, 3);
    assertThat(report.isGain()).isTrue();
    assertThat(report.best().get(0)).isGreaterThanOrEqualTo(4);
    assertThat(report.verdict()).startsWith("A gain: +");
    var snippet = TuneOutput.json(report, "1").path("snippet").asText();
    assertThat(ConfigFactory.parseString(snippet).getInt("evenkeel.parallelism"))
        .isGreaterThanOrEqualTo(4);
    assertThat(text(report)).contains("nothing was changed", "evenkeel.parallelism = ");
    assertThat(TuneOutput.html(report, "1")).contains("<svg", "best so far");
  }

  @Test
  void whereNothingHelpsNoGainIsFoundInNineOfTenSeeds() {
    long said =
        IntStream.rangeClosed(1, 20).filter(seed -> run(values -> 0, 10, seed).isGain()).count();
    assertThat(said).isLessThanOrEqualTo(2);
    assertThat(run(values -> 0, 10, 1).verdict()).startsWith("No gain found");
  }

  @Test
  void theDefaultsAreNoGainOverThemselves() {
    var settings = new TuneSettings(4, Duration.ofHours(1), 3, 12, 1);
    var tuner = new Tuner(settings, new Bench(values -> 0, 1), clock::get, line -> {});
    var report = tuner.check(Map.of());
    assertThat(report.isGain()).isFalse();
    assertThat(report.best()).isEqualTo(TunedSetting.defaults());
    assertThat(TuneOutput.html(report, "1")).contains("No gain found");
  }

  @Test
  void theFirstTrialIsOfTheDefaults() {
    var report = run(values -> 0, 4, 1);
    assertThat(report.trials().get(0).values()).isEqualTo(TunedSetting.defaults());
    assertThat(TunedSetting.lines(TunedSetting.defaults(), false)).isEmpty();
    assertThat(TunedSetting.lines(TunedSetting.defaults(), true).lines())
        .hasSize(TunedSetting.ALL.size());
  }

  @Test
  void noTrialBeginsAfterTheTime() {
    var settings = new TuneSettings(100, Duration.ofSeconds(95), 3, 6, 1);
    var report = run(settings, new Bench(values -> 0, 1));
    assertThat(report.trials()).hasSize(4);
  }

  @Test
  void settingsThatNoNodeStartsWithAreAFailedTrial() {
    var report =
        run(
            values -> {
              if (values.get(3) > 1) {
                throw new IllegalStateException("node-0 ended: no");
              }
              return 0;
            },
            12,
            1);
    assertThat(report.trials()).anySatisfy(t -> assertThat(t.failure()).contains("node-0 ended"));
    assertThat(report.best().get(3)).isEqualTo(1);
    assertThat(text(report)).contains("failed");
  }

  @Test
  void whereEveryTrialFailsItSaysThatNothingWasMeasured() {
    var report =
        run(
            values -> {
              throw new IllegalStateException("node-0 ended: no memory");
            },
            4,
            1);
    assertThat(report.verdict()).startsWith("Nothing was measured").contains("no memory");
    assertThat(report.isFinished()).isFalse();
  }

  @Test
  void aConfirmationThatFailsLosesNoTrial() {
    var bench =
        new Bench(values -> values.get(0) >= 4 ? 0.2 : 0, 3) {
          @Override
          public List<Pair> confirm(List<Double> values, int pairs) {
            throw new IllegalStateException("the disk is full");
          }
        };
    var report = run(new TuneSettings(30, Duration.ofHours(10), 3, 12, 3), bench);
    assertThat(report.trials()).hasSize(30);
    assertThat(report.verdict()).contains("Nothing is proposed", "the disk is full", "30 trials");
    assertThat(report.isFinished()).isFalse();
    assertThat(report.isGain()).isFalse();
  }

  @Test
  void whatWasFoundBeforeAStopIsReported() {
    var settings = new TuneSettings(30, Duration.ofHours(10), 3, 12, 1);
    var stop = new AtomicReference<Runnable>(() -> {});
    var bench =
        new Bench(values -> 0, 1) {
          private int trials;

          @Override
          public List<Pair> trial(List<Double> values, int pairs) {
            trials++;
            if (trials == 3) {
              stop.get().run();
            }
            return super.trial(values, pairs);
          }
        };
    var tuner = new Tuner(settings, bench, clock::get, line -> {});
    stop.set(tuner::stop);
    var report = tuner.run(Map.of());
    assertThat(report.trials()).hasSize(2);
    assertThat(report.verdict()).contains("stopped early, after 2 trials");
    assertThat(report.confirmation()).isEmpty();
  }

  @Test
  void boundsAreSaid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TuneSettings(3, Duration.ofMinutes(1), 3, 6, 1))
        .withMessage("--trials must be 4 to 500, was 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TuneSettings(4, Duration.ZERO, 3, 6, 1))
        .withMessage("--minutes must be above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TuneSettings(4, Duration.ofMinutes(1), 3, 5, 1))
        .withMessageContaining("--confirm must be 6 to 100");
  }

  private TuneReport run(ToDoubleFunction<List<Double>> gain, int trials, long seed) {
    var settings = new TuneSettings(trials, Duration.ofHours(10), 3, 12, seed);
    return run(settings, new Bench(gain, seed));
  }

  private TuneReport run(TuneSettings settings, TrialBench bench) {
    return new Tuner(settings, bench, clock::get, line -> {}).run(Map.of());
  }

  private static String text(TuneReport report) {
    var out = new StringWriter();
    TuneOutput.print(report, new PrintWriter(out));
    return out.toString();
  }
}
