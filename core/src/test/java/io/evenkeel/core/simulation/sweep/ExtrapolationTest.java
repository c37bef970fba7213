package io.evenkeel.core.simulation.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.evenkeel.core.simulation.sweep.SimulatedCluster.Kind;
import org.junit.jupiter.api.Test;

class ExtrapolationTest {

  private static final SimulatedCluster CLUSTER =
      new SimulatedCluster(Kind.LAW, 4, 5, 0.05, 0.002, 0.005);

  @Test
  void virtualServersFollowTheLawTheyAreGiven() {
    var level = new SimulatedSweep(CLUSTER, 2, 20_000, 1).level(4);
    assertThat(level.throughput()).isCloseTo(CLUSTER.law().throughput(4), withinPercentage(2));
  }

  @Test
  void aLockHoldsThroughputWhereItIsFull() {
    var cluster = new SimulatedCluster(Kind.LOCK, 4, 5, 0.1, 0, 0);
    var level = new SimulatedSweep(cluster, 1, 20_000, 1).level(40);
    assertThat(level.throughput()).isCloseTo(10 * cluster.law().gain(), withinPercentage(2));
  }

  @Test
  void eightNodesTellWhatSixteenDo() {
    var found = Extrapolation.of(CLUSTER, 8, 3, 5_000, 10, done -> {});
    assertThat(found.within(0.1)).isGreaterThanOrEqualTo(0.9);
    assertThat(found.truthCovered()).isGreaterThanOrEqualTo(0.8);
  }
}
