package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.faults.run.FaultRun;
import io.evenkeel.multijvm.faults.run.Setup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A host hangs, its supervisor starts the node again elsewhere under the same address, and then the
 * host goes on. The old process still listens at the port it had: the address has moved, not the
 * port, as a service address does between hosts.
 */
@Tag("faults")
class SameAddressTest {

  private static final int NODES = 3;

  @RegisterExtension static final Cluster CLUSTER = Cluster.onProxies(NODES);

  @BeforeEach
  void start() {
    FaultRun.start(CLUSTER, NODES, spec -> spec);
  }

  @Test
  void aNodeIsStartedAgainUnderItsAddressWhileItsOldProcessHangs() {
    expect("same address", "0..20000 replace 2");
  }

  @Test
  void theOldestIsStartedAgainUnderItsAddressWhileItsOldProcessHangs() {
    expect("same address, oldest", "0..20000 replace oldest");
  }

  private static void expect(String row, String steps) {
    var result = FaultRun.of(CLUSTER, Setup.of(row, CLUSTER.seed(), steps));
    assertThat(result.isValid()).as("%s", result).isTrue();
    assertThat(CLUSTER.endOfReplaced()).as("the old processes").allMatch(exit -> exit != 0);
  }
}
