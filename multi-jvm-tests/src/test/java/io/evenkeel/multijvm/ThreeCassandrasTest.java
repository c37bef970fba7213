package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.faults.run.FaultRun;
import io.evenkeel.multijvm.faults.run.Setup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Rows 9 and 12 of the fault matrix: of three Cassandra servers, each with a copy of everything,
 * one fails. All of them together take 3 GB.
 */
@Tag("faults")
class ThreeCassandrasTest {

  private static final int NODES = 3;
  private static final int HIT = 2;

  @RegisterExtension static final Cluster CLUSTER = Cluster.onCassandras(NODES, 3);

  @BeforeEach
  void start() {
    FaultRun.start(CLUSTER, NODES, spec -> spec);
  }

  @Test
  void row09OneServerIsKilled() {
    expect("9 one of three killed", "0..15000 cassandra-kill " + HIT);
  }

  @Test
  void row09OneServerIsPaused() {
    expect("9 one of three paused", "0..15000 cassandra-pause " + HIT);
  }

  @Test
  void row12TheDiskOfOneServerIsFull() {
    assumeTrue(
        CLUSTER.database().server(HIT).disk().isPresent(),
        "a full disk needs the right to mount a tmpfs: run as root");
    expect("12 disk full", "0..10000 cassandra-disk-full " + HIT);
  }

  private static void expect(String row, String steps) {
    var result = FaultRun.of(CLUSTER, Setup.of(row, CLUSTER.seed(), steps));
    assertThat(result.isValid()).as("%s", result).isTrue();
  }
}
