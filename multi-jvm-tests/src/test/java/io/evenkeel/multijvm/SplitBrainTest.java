package io.evenkeel.multijvm;

import io.evenkeel.multijvm.cluster.Cluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The default way to settle a split; the others with {@code -Pfaults}. */
@ResourceLock("the network")
class SplitBrainTest {

  @RegisterExtension static final Cluster CLUSTER = Cluster.onFaultyNetwork(SplitBrain.NODES);

  @Test
  void theMajorityGoesOnWithEveryAcknowledgedCommand() {
    new SplitBrain(CLUSTER)
        .expect(SplitBrain.settings("keep-majority"), "{A, B} | {C, D, E}", "CDE");
  }
}
