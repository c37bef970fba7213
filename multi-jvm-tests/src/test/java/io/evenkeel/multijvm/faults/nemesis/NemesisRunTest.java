package io.evenkeel.multijvm.faults.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NemesisRunTest {

  private final RecordingTargets targets = new RecordingTargets(5);
  private final List<Long> awaited = new ArrayList<>();

  @Test
  void eachFaultBeginsAndHealsInItsTime() {
    run(
        """
        seed 1
        1000..3000 kill 0
        2000..4000 pause 1
        5000..6000 clock-shift 3 1000
        """);
    assertThat(awaited).containsExactly(1_000L, 2_000L, 3_000L, 4_000L, 5_000L, 6_000L);
    assertThat(targets.calls())
        .containsExactly("kill 0", "pause 1", "start 0", "resume 1", "clock 3 1000", "clock 3 0");
  }

  @Test
  void faultsOfTheNetworkThatOverlapAreHealedOneByOne() {
    run(
        """
        seed 1
        1000..3000 one-way 0>1
        2000..4000 one-way 1>0,2
        """);
    assertThat(targets.calls())
        .containsExactly(
            "cut [0>1]", "lose {}",
            "cut [0>1 1>0 1>2]", "lose {}",
            "cut [1>0 1>2]", "lose {}",
            "cut []", "lose {}");
  }

  @Test
  void aPartitionCutsBothWaysBetweenAllSides() {
    run("seed 1\n1000..2000 partition 0|1,2|3\n");
    assertThat(targets.calls().get(0)).isEqualTo("cut [0>1 0>2 0>3 1>0 1>3 2>0 2>3 3>0 3>1 3>2]");
  }

  @Test
  void anIsolatedNodeIsCutFromAllOthers() {
    run("seed 1\n1000..2000 isolate 4\n");
    assertThat(targets.calls().get(0)).isEqualTo("cut [0>4 1>4 2>4 3>4 4>0 4>1 4>2 4>3]");
  }

  @Test
  void theOldestIsTheOneAtThatMomentAndTheSameIsStartedAgain() {
    assertThat(run("seed 1\n1000..2000 kill oldest + loss oldest 10\n"))
        .containsExactly("begin kill 2", "begin loss 2 10", "heal kill 2", "heal loss 2 10");
    assertThat(targets.calls())
        .containsExactly("kill 2", "cut []", "lose {2=10}", "start 2", "cut []", "lose {}");
  }

  @Test
  void whenItIsStoppedEverythingIsHealedAtOnce() {
    var schedule = Schedule.parse("seed 1\n1000..9000 isolate 0\n2000..9000 cassandra-pause 1\n");
    new NemesisRun(schedule, targets).run(millis -> millis < 9_000);
    assertThat(targets.calls())
        .endsWith("pause cassandra 1", "cut []", "lose {}", "resume cassandra 1");
    assertThat(targets.broken()).isEmpty();
  }

  @Test
  void aTargetThatThrowsKeepsNothingFromBeingHealed() {
    targets.refuse("pause 1");
    var schedule = Schedule.parse("seed 1\n1000..4000 kill 0\n2000..3000 pause 1\n");
    var run = new NemesisRun(schedule, targets);
    assertThatThrownBy(() -> run.run(this::at))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the nemesis failed, first at 2000..3000 pause 1: cannot pause 1");
    assertThat(run.log()).containsExactly("begin kill 0", "heal pause 1", "heal kill 0");
    assertThat(targets.calls()).containsExactly("kill 0", "resume 1", "start 0");
    assertThat(targets.broken()).isEmpty();
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverTheScheduleNothingIsBrokenInTheEnd(long seed) {
    var bounds = Bounds.gentle(5, 3, 600_000).withOverlap(3, true);
    var schedule = ScheduleGenerator.generate(seed, bounds);
    assertThat(new NemesisRun(schedule, targets).run(this::at)).isNotEmpty();
    assertThat(targets.broken()).isEmpty();
    assertThat(awaited).isSorted().last().isEqualTo(schedule.endMillis());
  }

  @Test
  void realTimeComesAndCanBeStopped() {
    var pace = new Pace.RealTime();
    assertThat(pace.await(1)).isTrue();
    pace.end();
    assertThat(pace.await(1_000_000)).isFalse();
  }

  private List<String> run(String schedule) {
    var log = new NemesisRun(Schedule.parse(schedule), targets).run(this::at);
    assertThat(targets.broken()).isEmpty();
    return log;
  }

  private boolean at(long millis) {
    awaited.add(millis);
    return true;
  }
}
