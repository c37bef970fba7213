package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.faults.run.Clocks;
import io.evenkeel.multijvm.faults.run.FaultRun;
import io.evenkeel.multijvm.faults.run.Setup;
import io.evenkeel.multijvm.process.WallClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Row 13 of the fault matrix: the wall clock of one node is an hour off. Entities come to that node
 * from others, and back, so that each kind of row is written by both clocks; the node also starts
 * with a wrong clock, and its clock leaps back while it runs.
 */
@Tag("faults")
class WrongClockTest {

  private static final int NODES = 3;

  @RegisterExtension static final Cluster CLUSTER = Cluster.onFaultyNetwork(NODES);

  @BeforeAll
  static void needsTheLibrary() {
    assumeTrue(WallClock.missing().isEmpty(), () -> WallClock.missing().orElseThrow());
  }

  @BeforeEach
  void start() {
    FaultRun.start(CLUSTER, NODES, spec -> Clocks.give(CLUSTER, spec));
  }

  @Test
  void row13OneNodeIsAnHourAhead() {
    expect("13 an hour ahead", 3_600_000);
  }

  @Test
  void row13OneNodeIsAnHourBehind() {
    expect("13 an hour behind", -3_600_000);
  }

  @Test
  void row13TheOldestIsAnHourAheadAndPaused() {
    var steps = "0..40000 clock-shift oldest 3600000\n5000..15000 pause oldest";
    expect(Setup.of("13 the oldest ahead and paused", CLUSTER.seed(), steps));
  }

  private static void expect(String row, long millis) {
    var steps =
        """
        0..60000 clock-shift 1 %d
        8000..18000 kill 2
        32000..42000 kill 1
        """
            .formatted(millis);
    expect(Setup.of(row, CLUSTER.seed(), steps));
  }

  private static void expect(Setup setup) {
    var result = FaultRun.of(CLUSTER, setup);
    assertThat(result.isValid()).as("%s", result).isTrue();
  }
}
