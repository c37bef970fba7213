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
 * Somebody edits the tables of leases under a running cluster. What cannot go on says so, and does
 * go on once it has been done what was said.
 */
@Tag("faults")
class LeaseTableTest {

  private static final int NODES = 3;

  @RegisterExtension static final Cluster CLUSTER = Cluster.onFaultyNetwork(NODES);

  @BeforeEach
  void start() {
    FaultRun.start(CLUSTER, NODES, spec -> spec);
  }

  @Test
  void leasesOfNodesThatAreDeletedAreTakenAnew() {
    expect("leases of nodes deleted", "0..10000 leases nodes-deleted");
  }

  @Test
  void shardsWhoseLeasesAreDeletedAreRefusedUntilTheirEpochsAreSet() {
    expect(
        "leases of shards deleted",
        """
        0..8000 kill 1
        22000..23000 kill 0
        40000..62000 leases shards-deleted
        41000..49000 kill 2
        """);
  }

  @Test
  void shardsWhoseEpochsAreSetBackAreRefusedUntilTheirEpochsAreSet() {
    expect(
        "epochs of shards set back",
        """
        0..8000 kill 1
        22000..23000 kill 0
        40000..62000 leases epochs-set-back
        41000..49000 kill 2
        """);
  }

  /** Nobody knows any more whose shards these are, and their owner is not dead. */
  @Test
  void shardsWhoseLeasesAreDeletedAreNotTakenFromAPausedOwner() {
    expect(
        "leases deleted, owner paused",
        """
        0..30000 leases shards-deleted
        500..10500 pause 1
        """);
  }

  @Test
  void shardsWhoseLeasesAreDeletedAreNotTakenFromAnOwnerThatIsCutOff() {
    expect(
        "leases deleted, owner cut off",
        """
        0..30000 leases shards-deleted
        500..15500 isolate 1
        """);
  }

  private static void expect(String row, String steps) {
    var result = FaultRun.of(CLUSTER, Setup.of(row, CLUSTER.seed(), steps));
    assertThat(result.isValid()).as("%s", result).isTrue();
  }
}
