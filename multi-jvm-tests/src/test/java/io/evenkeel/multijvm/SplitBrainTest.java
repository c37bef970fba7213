package io.evenkeel.multijvm;

import io.evenkeel.multijvm.cluster.Cluster;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The default way to settle a split, and the one that takes a lease of ours; the others with {@code
 * -Pfaults}.
 */
class SplitBrainTest {

  @RegisterExtension static final Cluster CLUSTER = Cluster.onFaultyNetwork(SplitBrain.NODES);

  @ParameterizedTest(name = "{0}: {1} leaves {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "keep-majority;  {A, B} | {C, D, E}; CDE",
        "lease-majority; {A, B} | {C, D, E}; CDE"
      })
  void oneSideGoesOnWithEveryAcknowledgedCommand(
      String strategy, String picture, String survivors) {
    new SplitBrain(CLUSTER).expect(SplitBrain.settings(strategy), picture, survivors);
  }
}
