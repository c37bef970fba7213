package io.evenkeel.multijvm;

import io.evenkeel.multijvm.cluster.Cluster;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to settle a split, once. */
class SplitBrainTest {

  @RegisterExtension static final Cluster CLUSTER = Cluster.onFaultyNetwork(SplitBrain.NODES);

  @ParameterizedTest(name = "{0}: {1} leaves {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "keep-majority;  {A, B} | {C, D, E}; CDE",
        "static-quorum;  {A, B} | {C, D, E}; CDE",
        "keep-oldest;    {A, B} | {C, D, E}; AB",
        "lease-majority; {A, B} | {C, D, E}; CDE",
        "down-all;       {A, B} | {C, D, E}; ''"
      })
  void oneSideGoesOnWithEveryAcknowledgedCommand(
      String strategy, String picture, String survivors) {
    new SplitBrain(CLUSTER).expect(SplitBrain.settings(strategy), picture, survivors);
  }
}
