package io.evenkeel.intelligence.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.types.Shape;
import io.evenkeel.core.scaling.forecast.Quantiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs with {@code -Pdjl}. */
class DjlTrainerTest {

  private static final TrainingSet SEEN = TrainingSet.of(Lessons.wave(1_500, 1), 1_500, 0, 1_500);

  @BeforeAll
  static void needsPyTorch() {
    assumeTrue(TrainerChoice.DJL.find().isPresent(), "there is no PyTorch; add -Pdjl");
  }

  @Test
  void javaSaysWhatPyTorchSays() {
    float[] weights = PeakNetwork.unfitted(3);
    var network = new PeakNetwork(SEEN.ahead, weights);
    var row = new float[PeakNetwork.INPUTS];
    var said = new float[Quantiles.COUNT];
    try (var manager = Engine.getEngine("PyTorch").newBaseManager()) {
      var theirs = new DjlNetwork(manager, weights);
      for (int i = 0; i < 50; i++) {
        System.arraycopy(SEEN.inputs, i * row.length, row, 0, row.length);
        network.forecast(row, said);
        var expected = theirs.forecast(manager.create(row, new Shape(1, row.length)));
        assertThat(said)
            .usingComparatorWithPrecision(1e-4f)
            .containsExactly(expected.toFloatArray());
      }
    }
  }

  /** The same samples in the same order: what differs is how sums are rounded. */
  @Test
  void bothLearnTheSame() {
    float[] start = PeakNetwork.unfitted(1);
    var java = new AdamTrainer(1).train(SEEN, start, 2, 1e-3);
    var djl = TrainerChoice.DJL.find().orElseThrow().train(SEEN, start, 2, 1e-3);
    assertThat(djl.weights()).isNotEqualTo(start);
    assertThat(SEEN.loss(djl)).isCloseTo(SEEN.loss(java), within(0.02 * SEEN.loss(java)));
  }
}
