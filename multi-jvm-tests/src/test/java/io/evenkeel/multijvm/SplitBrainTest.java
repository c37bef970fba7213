package io.evenkeel.multijvm;

import io.evenkeel.multijvm.cluster.Cluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The default way to settle a split; the others, and more nodes, with {@code -Pfaults}. */
class SplitBrainTest {

  private static final int NODES = 3;

  @RegisterExtension static final Cluster CLUSTER = Cluster.onFaultyNetwork(NODES);

  @Test
  void theMajorityGoesOnWithEveryAcknowledgedCommand() {
    new SplitBrain(CLUSTER, NODES).expect("keep-majority", "{A} | {B, C}", "BC");
  }
}
