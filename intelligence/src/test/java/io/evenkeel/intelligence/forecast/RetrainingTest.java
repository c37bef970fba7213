package io.evenkeel.intelligence.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetrainingTest {

  private static final RetrainingSettings SMALL = new RetrainingSettings(1_500, 3, 1, 1e-3, 5e-4);
  private final Retraining retraining = new Retraining(SMALL, new AdamTrainer(1));

  @Test
  void aFirstNetworkHasToBeatFixedQuantiles() {
    var outcome = retraining.run(Lessons.wave(3_000, 1), Optional.empty());
    assertThat(outcome.promoted()).isTrue();
    assertThat(outcome.network()).isPresent();
    assertThat(outcome.sentence()).startsWith("promoted: loses").contains("fixed quantiles");
  }

  @Test
  void oneThatLosesMoreIsNotPromoted() {
    var good = retraining.run(Lessons.wave(3_000, 1), Optional.empty()).network();
    NetworkTrainer spoilt =
        (seen, start, epochs, rate) -> {
          start[PeakNetwork.BIAS_3] += 3;
          return new PeakNetwork(seen.ahead, start);
        };
    var outcome = new Retraining(SMALL, spoilt).run(Lessons.wave(3_000, 1), good);
    assertThat(outcome.promoted()).isFalse();
    assertThat(outcome.network()).isEqualTo(good);
    assertThat(outcome.sentence()).startsWith("not promoted").contains("the one before");
  }

  @Test
  void whatIsNoNumberIsNotPromoted() {
    NetworkTrainer broken =
        (seen, start, epochs, rate) -> {
          Arrays.fill(start, Float.NaN);
          return new PeakNetwork(seen.ahead, start);
        };
    var outcome = new Retraining(SMALL, broken).run(Lessons.wave(3_000, 1), Optional.empty());
    assertThat(outcome.promoted()).isFalse();
    assertThat(outcome.network()).isEmpty();
  }

  @Test
  void littleHistoryTeachesNothing() {
    var outcome = retraining.run(Lessons.wave(600, 1), Optional.empty());
    assertThat(outcome.network()).isEmpty();
    assertThat(outcome.sentence()).contains("too little");
    assertThat(retraining.run(Lessons.wave(50, 1), Optional.empty()).network()).isEmpty();
  }

  /** What is tested on must not be learned from. */
  @Test
  void theNewestPartIsHeldOut() {
    var lesson = Lessons.wave(3_000, 1);
    int[] newest = {0};
    NetworkTrainer looking =
        (seen, start, epochs, rate) -> {
          newest[0] = seen.size;
          return new PeakNetwork(seen.ahead, start);
        };
    var all = new RetrainingSettings(100_000, 1, 1, 1e-3, 1e-3);
    var unused = new Retraining(all, looking).run(lesson, Optional.empty());
    assertThat(newest[0]).isBetween(2_100, 2_250); // of 3,000, without a fifth and what is before
    var unseen = TrainingSet.of(lesson, 600 - 1, Lessons.AHEAD, 100_000);
    assertThat(unseen.size).isEqualTo(600 - Lessons.AHEAD);
  }
}
