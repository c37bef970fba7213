package io.evenkeel.core.protection;

import static io.evenkeel.core.protection.Instances.MILLI;
import static io.evenkeel.core.protection.Instances.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class GrayFailureTest {

  private static final int INSTANCES = 8;

  private final GrayFailure gray = new GrayFailure(GraySettings.DEFAULT);
  private final SplittableRandom random = new SplittableRandom(7);
  private final Set<Integer> outliers = new TreeSet<>();
  private long now;

  @Test
  void oneTenTimesSlowerIsFoundAndTheOthersAreNot() {
    run(400, slot -> exponential(slot == 3 ? 200 : 20));
    assertThat(outliers).containsExactly(3);
  }

  /** It gives no reply at all: the calls that wait tell. */
  @Test
  void oneThatHangsIsFoundByCallsThatWait() {
    run(400, slot -> 20);
    for (int i = 0; i < 8; i++) {
      gray.sent(3, now);
    }
    gray.check(now + 90 * MILLI);
    assertThat(gray.isOutlier(3, INSTANCES)).isFalse();
    gray.check(now + 200 * MILLI);
    assertThat(gray.isOutlier(3, INSTANCES)).isTrue();
  }

  @Test
  void noneIsAnOutlierAmongEqualOnes() {
    for (int i = 0; i < 100; i++) {
      run(400, slot -> exponential(20));
    }
    assertThat(outliers).isEmpty();
  }

  /** A tenth of the calls takes a hundred times longer. */
  @Test
  void aHeavyTailMakesNoOutlier() {
    for (int i = 0; i < 100; i++) {
      run(400, slot -> random.nextInt(10) == 0 ? 2_000 : 20);
    }
    assertThat(outliers).isEmpty();
  }

  @Test
  void whenAllBecomeSlowAtOnceNoneIsAnOutlier() {
    run(4_000, slot -> 20);
    for (int i = 0; i < 50; i++) {
      run(8, slot -> 400);
    }
    assertThat(outliers).isEmpty();
  }

  @Test
  void twoInstancesCannotTellWhoIsSlow() {
    run(400, slot -> slot == 3 ? 200 : 20);
    assertThat(gray.isOutlier(3, 2)).isFalse();
    assertThat(gray.isOutlier(3, 3)).isTrue();
  }

  @Test
  void quickOnesAreNotHeldToEachOther() {
    run(400, slot -> slot == 3 ? 1.9 : 0.01);
    assertThat(gray.isOutlier(3, INSTANCES)).isFalse();
  }

  @Test
  void oneThatComesBackNeedsHalfAsManySlowCalls() {
    run(400, slot -> slot == 3 ? 400 : 20);
    assertThat(gray.isOutlier(3, INSTANCES)).isTrue();
    gray.readmit(3);
    run(3 * INSTANCES, slot -> slot == 3 ? 400 : 20);
    assertThat(gray.isOutlier(3, INSTANCES)).isFalse();
    run(INSTANCES, slot -> slot == 3 ? 400 : 20);
    assertThat(gray.isOutlier(3, INSTANCES)).isTrue();
    gray.forget(3);
    assertThat(gray.isOutlier(3, INSTANCES)).isFalse();
  }

  /** Neither do times below 0 nor a clock that stands still make anything of it. */
  @Test
  void wrongTimesDoNoHarm() {
    run(400, slot -> 20);
    for (int i = 0; i < 1_000; i++) {
      gray.sent(1, now);
      gray.check(now);
      gray.replied(1, -1, now);
      gray.failed(1, Long.MIN_VALUE, now);
    }
    assertThat(gray.isOutlier(1, INSTANCES)).isFalse();
    run(400, slot -> slot == 3 ? 400 : 20);
    assertThat(gray.isOutlier(3, INSTANCES)).isTrue();
  }

  @Test
  void quantilesAreWithinFivePercentAndForgetWithTheWindow() {
    var window = new LatencyWindow(SECOND);
    assertThat(window.quantile(0.5, 0)).isNaN();
    for (int i = 1; i <= 1_000; i++) {
      window.add(i * MILLI, 0);
    }
    for (double share : new double[] {0.01, 0.1, 0.5, 0.95, 0.99}) {
      double off = window.quantile(share, 0) / (share * 1_000 * MILLI);
      assertThat(off).as("%s", share).isBetween(0.95, 1.05);
    }
    window.add(-5, 0);
    assertThat(window.count()).isEqualTo(1_000);
    window.add(0, SECOND);
    window.add(Long.MAX_VALUE, SECOND);
    assertThat(window.count()).isEqualTo(1_002);
    window.add(MILLI, 5 * SECOND);
    assertThat(window.count()).isEqualTo(1);
  }

  /** Sends calls in turn, one a millisecond, and lets each take as long as it says. */
  private void run(int calls, IntToDoubleFunction millis) {
    var due = new PriorityQueue<long[]>((a, b) -> Long.compare(a[0], b[0]));
    for (int i = 0; i < calls; i++) {
      now += MILLI;
      reply(due);
      int slot = i % INSTANCES;
      gray.sent(slot, now);
      due.add(new long[] {now + (long) (millis.applyAsDouble(slot) * MILLI), slot, now});
      check();
    }
    while (!due.isEmpty()) {
      now = Math.max(now, due.element()[0]);
      reply(due);
      check();
    }
  }

  private void check() {
    gray.check(now);
    for (int slot = 0; slot < INSTANCES; slot++) {
      if (gray.isOutlier(slot, INSTANCES)) {
        outliers.add(slot);
      }
    }
  }

  private void reply(PriorityQueue<long[]> due) {
    while (!due.isEmpty() && due.element()[0] <= now) {
      var call = due.remove();
      gray.replied((int) call[1], call[0] - call[2], call[0]);
    }
  }

  private double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }
}
