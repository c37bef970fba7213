package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.faults.nemesis.Bounds;
import io.evenkeel.multijvm.faults.nemesis.FaultKind;
import io.evenkeel.multijvm.faults.nemesis.Schedule;
import io.evenkeel.multijvm.faults.nemesis.ScheduleGenerator;
import io.evenkeel.multijvm.faults.run.FaultRun;
import io.evenkeel.multijvm.faults.run.Result;
import io.evenkeel.multijvm.faults.run.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The rows of the fault matrix in docs/failover.md, on three nodes and one Cassandra. Rows 9 and 12
 * are in {@link ThreeCassandrasTest}, row 13 in {@link WrongClockTest}; row 8 is skipped, with the
 * reason, where the network cannot lose packets, and is in {@link PacketLossTest} too.
 */
@Tag("faults")
class FaultSuiteTest {

  private static final int NODES = 3;

  /** From the return of the database to an answer of every entity. */
  private static final Duration AFTER_THE_DATABASE = Duration.ofSeconds(5);

  @RegisterExtension static final Cluster CLUSTER = Cluster.onFaultyNetwork(NODES);

  @BeforeEach
  void start() {
    FaultRun.start(CLUSTER, NODES, spec -> spec);
  }

  @Test
  void row01OneNodeAfterTheOtherIsToldToStop() {
    expect("1 rolling", "0..20000 terminate 0\n35000..55000 terminate 1\n70000..90000 terminate 2");
  }

  @Test
  void row02OneNodeIsKilled() {
    expect("2 kill", "0..20000 kill 2");
  }

  @Test
  void row02TheOldestNodeIsKilled() {
    expect("2 kill oldest", "0..20000 kill oldest");
  }

  @Test
  void row03OneNodeIsPausedForTenSeconds() {
    expect("3 pause 10 s", "0..10000 pause 1");
  }

  @Test
  void row03OneNodeIsPausedForThirtySeconds() {
    expect("3 pause 30 s", "0..30000 pause 1");
  }

  @Test
  void row03TheOldestNodeIsPausedForTenSeconds() {
    expect("3 pause oldest", "0..10000 pause oldest");
  }

  @Test
  void row04ThreeNodesAreSplit() {
    expect("4 partition", "0..20000 partition 0|1,2");
  }

  @Test
  void row05NoSideHasAMajority() {
    expect("5 partition in three", "0..20000 partition 0|1|2");
  }

  @Test
  void row06OneWay() {
    expect("6 one-way", "0..20000 one-way 0>1,2");
  }

  @Test
  void row06TwoNodesDoNotReachEachOther() {
    expect("6 one link", "0..20000 partition 1|2");
  }

  @Test
  void row07Flapping() {
    expect(
        "7 flapping",
        """
        0..1000 isolate 0
        2000..5000 isolate 1
        6000..8000 isolate 2
        9000..13000 isolate 0
        14000..15000 isolate 1
        16000..20000 isolate 2
        """);
  }

  @Test
  void row08Loss() {
    CLUSTER.network().loss(10, 1);
    CLUSTER.network().heal();
    expect("8 loss", "0..20000 loss 1 10\n25000..45000 loss 1 25");
  }

  @Test
  void row10CassandraIsPaused() {
    backInTime(expect("10 cassandra pause", "0..10000 cassandra-pause 0"));
  }

  /** Of one server this is row 14 too; what it loses by decision 0007 is kept out of it. */
  @Test
  void row14CassandraIsKilled() {
    backInTime(expect("14 cassandra kill", "0..10000 cassandra-kill 0"));
  }

  /** The minority reaches the database all the time, as in every partition here. */
  @Test
  void row11TheOldestNodeIsAloneWithTheDatabase() {
    expect("11 isolate oldest", "0..20000 isolate oldest");
  }

  @Test
  void row15Random() {
    var kinds = EnumSet.allOf(FaultKind.class);
    // what this machine cannot do, and what decision 0007 gives up
    kinds.removeAll(EnumSet.of(FaultKind.LOSS, FaultKind.CLOCK_SHIFT, FaultKind.CASSANDRA_KILL));
    var bounds = Bounds.gentle(NODES, 1, 120_000).withKinds(kinds).withOverlap(2, true);
    expect(new Setup("15 random", seed(), ScheduleGenerator.generate(seed(), bounds)));
  }

  /** {@code -Devenkeel.schedule=FILE}, as a failed run has kept it. */
  @Test
  void aSavedSchedule() throws IOException {
    var file = System.getProperty("evenkeel.schedule", "");
    assumeTrue(!file.isEmpty(), "no schedule was named with -Devenkeel.schedule");
    expect(new Setup("replay", seed(), Schedule.parse(Files.readString(Path.of(file)))));
  }

  private static void backInTime(Result result) {
    assertThat(Duration.ofNanos(result.back().maxNanos()))
        .as("from the return of the database to an answer of every entity: %s", result.back())
        .isLessThanOrEqualTo(AFTER_THE_DATABASE);
  }

  private static Result expect(String row, String steps) {
    return expect(Setup.of(row, seed(), steps));
  }

  private static Result expect(Setup setup) {
    var result = FaultRun.of(CLUSTER, setup);
    assertThat(result.isValid()).as("%s", result).isTrue();
    return result;
  }

  private static long seed() {
    return CLUSTER.seed();
  }
}
