package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.faults.checker.Anomaly;
import io.evenkeel.multijvm.faults.run.FaultRun;
import io.evenkeel.multijvm.faults.run.Setup;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The fault suite finds what the fence is for, when there is none: a suite that cannot fail shows
 * nothing.
 */
@Tag("faults")
class FenceOffTest {

  private static final int NODES = 3;
  private static final int SEEDS = 3;
  private static final Set<Anomaly> TWO_AT_ONCE =
      Set.of(Anomaly.TWO_WRITERS, Anomaly.LOST, Anomaly.DUPLICATE);

  @RegisterExtension static final Cluster CLUSTER = Cluster.onFaultyNetwork(NODES);

  @Test
  void withoutTheFenceAPausedNodeThatWakesUpIsBelieved() {
    FaultRun.start(CLUSTER, NODES, spec -> spec.withSettings("evenkeel.fence.enabled = off"));
    int failed = 0;
    for (int i = 0; i < SEEDS && failed == 0; i++) {
      var setup = Setup.of("3 pause, no fence", CLUSTER.seed() + i, "0..10000 pause 1");
      var found = FaultRun.of(CLUSTER, setup).anomalies();
      failed += found.stream().anyMatch(TWO_AT_ONCE::contains) ? 1 : 0;
      System.out.println("seed " + setup.seed() + " without the fence: " + found);
    }
    assertThat(failed)
        .as("runs without the fence in which a checker found two writers")
        .isPositive();
  }
}
