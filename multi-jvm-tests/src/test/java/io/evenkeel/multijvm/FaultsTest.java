package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.faults.nemesis.Bounds;
import io.evenkeel.multijvm.faults.nemesis.FaultKind;
import io.evenkeel.multijvm.faults.nemesis.ScheduleGenerator;
import io.evenkeel.multijvm.faults.run.FaultRun;
import io.evenkeel.multijvm.faults.run.Setup;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The part of the fault suite for which every build has the time; {@code FailoverTest} kills. */
class FaultsTest {

  private static final int NODES = 3;
  private static final long RANDOM_MILLIS = 40_000;

  @RegisterExtension static final Cluster CLUSTER = Cluster.onFaultyNetwork(NODES);

  @BeforeEach
  void start() {
    FaultRun.start(CLUSTER, NODES, spec -> spec);
  }

  @Test
  void aNodeThatIsPausedForTenSecondsBreaksNoPromise() {
    expect(Setup.of("3 pause 10 s", CLUSTER.seed(), "0..10000 pause 1"));
  }

  @Test
  void randomFaultsBreakNoPromise() {
    var kinds =
        EnumSet.of(
            FaultKind.KILL,
            FaultKind.TERMINATE,
            FaultKind.PAUSE,
            FaultKind.PARTITION,
            FaultKind.ONE_WAY,
            FaultKind.ISOLATE);
    var bounds = Bounds.gentle(NODES, 1, RANDOM_MILLIS).withKinds(kinds);
    var schedule = ScheduleGenerator.generate(CLUSTER.seed(), bounds);
    expect(new Setup("15 random, one at a time", CLUSTER.seed(), schedule));
  }

  /** The default way to settle a split; the others, and more nodes, with {@code -Pfaults}. */
  @Test
  void theMajorityGoesOnWithEveryAcknowledgedCommand() {
    new SplitBrain(CLUSTER, NODES).expect("{A} | {B, C}", "BC");
  }

  private static void expect(Setup setup) {
    var result = FaultRun.of(CLUSTER, setup);
    assertThat(result.isValid()).as("%s", result).isTrue();
  }
}
