package io.evenkeel.http.bench.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.core.parameter.Choice;
import io.evenkeel.http.bench.load.Latency;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.Tick;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The warm-up lasts 10 s, the step up comes at 20 s, the step down at 60 s, the end at 90 s. */
class ElasticReportTest {

  private static final Latency NONE = new Latency(0, 0, 0, 0, 0, 0, 0, 0, List.of());

  @Test
  void theObjectiveIsMetAgainWithTheFirstOfFiveGoodSeconds() {
    var report = report(second -> second < 24 || second == 26, second -> false);
    assertThat(report.recoverySeconds()).hasValue(7);
    assertThat(report.recoversInTime()).isTrue();
    assertThat(report.passed()).isTrue();
  }

  @Test
  void goodSecondsBeforeQueuesHaveGrownAreNoRecovery() {
    var report = report(second -> second >= 26 && second < 32, second -> false);
    assertThat(report.recoverySeconds()).hasValue(12);
    assertThat(report(second -> false, second -> false).recoverySeconds()).hasValue(0);
  }

  @Test
  void oneThatIsNeverMetAgainIsAFailureAndSoIsOneThatComesLate() {
    assertThat(report(second -> second < 60, second -> false).recoverySeconds()).isEmpty();
    var late = report(second -> second < 33, second -> false);
    assertThat(late.recoverySeconds()).hasValue(13);
    assertThat(late.recoversInTime()).isFalse();
  }

  @Test
  void aCallThatFailsWhenOneIsStoppedIsCounted() {
    var report = report(second -> false, second -> second == 70 || second == 30);
    assertThat(report.failedAfterStepDown()).isEqualTo(1);
    assertThat(report.failed()).isEqualTo(2);
    assertThat(report.recoverySeconds()).hasValue(11);
    assertThat(report.passed()).isFalse();
  }

  @Test
  void theRateGoesUpOnceAndDownOnce() {
    var profile = new StepProfile(200, 1_000, 20, 40, 60);
    assertThat(profile.perSecond(19.9)).isEqualTo(200);
    assertThat(profile.perSecond(20)).isEqualTo(1_000);
    assertThat(profile.perSecond(39.9)).isEqualTo(1_000);
    assertThat(profile.perSecond(40)).isEqualTo(200);
    assertThatThrownBy(() -> new StepProfile(200, 100, 20, 40, 60)).hasMessageContaining("--from");
  }

  private static ElasticReport report(IntPredicate slow, IntPredicate fails) {
    var ticks =
        IntStream.range(0, 90)
            .mapToObj(
                second ->
                    new Tick(
                        second,
                        second < 10,
                        100,
                        0,
                        100,
                        fails.test(second) ? 1 : 0,
                        0,
                        1_000,
                        slow.test(second) && second >= 20 ? 300_000 : 50_000,
                        400_000))
            .toList();
    var settings =
        new ElasticSettings(
            false,
            Choice.of("hpa", "policy"),
            1,
            9,
            10,
            0,
            250,
            10,
            new StepProfile(200, 1_000, 10, 50, 80),
            8,
            1);
    var load = new LoadResult(80, 0, 0, 0, NONE, Map.of(), NONE, new TreeMap<>(), 0, ticks);
    var samples = List.of(new Sample(30, 9, 9, 9), new Sample(89, 3, 3, 3));
    return new ElasticReport(Instant.EPOCH, Map.of(), settings, 1.5, load, samples);
  }
}
