package io.evenkeel.http.bench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.simulation.scenario.Scenarios;
import io.evenkeel.http.bench.live.FaultWatch.Fault;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultWatchTest {

  private static final int WINDOWS = 200;

  @Test
  void findsWhoIsIllAndWhen() {
    assertThat(FaultWatch.of(Scenarios.named("gray-slow")).orElseThrow().servers())
        .containsExactly(19);
    var failing = FaultWatch.of(Scenarios.named("black-hole")).orElseThrow();
    assertThat(failing.when().from()).isEqualTo(0.2);
    assertThat(FaultWatch.of(Scenarios.named("homogeneous"))).isEmpty();
  }

  /** Ill from 4 s to 16 s; twice its part for a second, nothing for 14 s, all of it again. */
  @Test
  void tellsHowMuchItGotAndWhenItWasOutAndBack() {
    var healthy = new int[WINDOWS];
    var ill = new int[WINDOWS];
    Arrays.fill(healthy, 10);
    Arrays.fill(ill, 10);
    Arrays.fill(ill, 40, 50, 30);
    Arrays.fill(ill, 50, 190, 0);

    var found = judge(healthy, ill);

    assertThat(found.shareBeforeOut()).isCloseTo(2, within(0.5));
    assertThat(found.outAfterSeconds()).isCloseTo(1, within(0.2));
    assertThat(found.backAfterSeconds()).isCloseTo(2.6, within(0.6));
  }

  @Test
  void oneThatIsNeverOutIsSaidSo() {
    var all = new int[WINDOWS];
    Arrays.fill(all, 10);

    assertThat(judge(all, all).outAfterSeconds()).isNaN();
    assertThat(judge(all, all).shareBeforeOut()).isEqualTo(1);
  }

  private static FaultWatch judge(int[] healthy, int[] ill) {
    var when = FaultWatch.of(Scenarios.named("gray-slow")).orElseThrow().when();
    return FaultWatch.judge(
        new Fault(List.of(3), when), List.of(healthy, healthy, healthy, ill), WINDOWS);
  }
}
