package io.evenkeel.intelligence.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.scaling.forecast.Quantiles;
import org.junit.jupiter.api.Test;

class AdamTrainerTest {

  private static final TrainingSet SEEN = TrainingSet.of(Lessons.wave(3_000, 1), 3_000, 0, 3_000);
  private static final TrainingSet UNSEEN = TrainingSet.of(Lessons.wave(3_000, 2), 3_000, 0, 3_000);

  @Test
  void aNetworkLearnsWhatFixedQuantilesCannotKnow() {
    var network = new AdamTrainer(1).train(SEEN, PeakNetwork.unfitted(1), 4, 1e-3);
    assertThat(UNSEEN.loss(network)).isLessThan(0.9 * UNSEEN.loss(new NaiveModel(SEEN)));
  }

  @Test
  void theSameSeedGivesTheSameNetwork() {
    var few = TrainingSet.of(Lessons.wave(1_000, 1), 1_000, 0, 500);
    float[] start = PeakNetwork.unfitted(1);
    assertThat(new AdamTrainer(7).train(few, start, 1, 1e-3).weights())
        .isEqualTo(new AdamTrainer(7).train(few, start, 1, 1e-3).weights())
        .isNotEqualTo(new AdamTrainer(8).train(few, start, 1, 1e-3).weights());
  }

  @Test
  void noQuantileCrossesAnother() {
    var network = new PeakNetwork(3, PeakNetwork.unfitted(5));
    var row = new float[PeakNetwork.INPUTS];
    var said = new float[Quantiles.COUNT];
    for (int i = 0; i < 200; i++) {
      System.arraycopy(SEEN.inputs, i * row.length, row, 0, row.length);
      network.forecast(row, said);
      assertThat(said).isSorted();
    }
  }

  @Test
  void aNetworkHasTwentyToAHundredThousandWeights() {
    assertThat(PeakNetwork.WEIGHTS).isBetween(20_000, 100_000);
  }
}
