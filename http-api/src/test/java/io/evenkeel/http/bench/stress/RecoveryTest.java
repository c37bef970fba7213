package io.evenkeel.http.bench.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.drill.FaultSeen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Seconds are written as letters: good, slow, failing, empty. */
class RecoveryTest {

  @Test
  void itIsWellAgainWithTheFirstOfThreeGoodSecondsInARow() {
    var found = judge("ggggg" + "ffgsggg", fault(5.5)).get(0);
    assertThat(found.felt()).isTrue();
    assertThat(found.seconds()).isEqualTo(9 - 5.5);
    assertThat(found.failed()).isEqualTo(20);
    assertThat(found.worstP99Millis()).isEqualTo(400);
    assertThat(found.notWellSeconds()).isEqualTo(3);
  }

  @Test
  void whatComesAfterTheRecoveryIsCountedToo() {
    var found = judge("ggggg" + "fgggsf", fault(5)).get(0);
    assertThat(found.seconds()).isEqualTo(1);
    assertThat(found.notWellSeconds()).isEqualTo(3);
    assertThat(found.failed()).isEqualTo(20);
  }

  @Test
  void aSecondWithoutAnswersIsNotWell() {
    assertThat(judge("ggggg" + "geggg", fault(5)).get(0).seconds()).isEqualTo(2);
  }

  @Test
  void whatNobodyFeltTakesNoTime() {
    var found = judge("ggggg" + "ggggg", fault(5)).get(0);
    assertThat(found.felt()).isFalse();
    assertThat(found.seconds()).isZero();
  }

  @Test
  void withoutThreeGoodSecondsUntilTheEndItNeverRecovered() {
    assertThat(judge("ggggg" + "fffgg", fault(5)).get(0).seconds()).isNaN();
  }

  @Test
  void eachFaultIsWatchedUntilTheNext() {
    var found = judge("ggggg" + "sgggg" + "ffggg", fault(5), fault(10));
    assertThat(found).extracting(Recovery::seconds).containsExactly(1.0, 2.0);
  }

  @Test
  void aFaultThatCouldNotBeInjectedIsNotJudged() {
    assertThat(judge("ggggg", new FaultSeen("kill", "", 2, Double.NaN, "nobody there"))).isEmpty();
  }

  @Test
  void aFaultAfterTheLastSecondIsNotFelt() {
    assertThat(judge("ggggg", fault(7)).get(0).felt()).isFalse();
  }

  private static List<Recovery> judge(String seconds, FaultSeen... faults) {
    var ticks = new ArrayList<Tick>();
    for (char kind : seconds.toCharArray()) {
      ticks.add(tick(ticks.size(), kind));
    }
    return Recovery.of(List.of(faults), ticks, Collections.nCopies(ticks.size(), 400.0));
  }

  private static Tick tick(int second, char kind) {
    long good = kind == 'e' ? 0 : kind == 'f' ? 390 : 400;
    long p99 = kind == 's' ? 400_000 : kind == 'e' ? 0 : 10_000;
    return new Tick(second, false, 400, 0, good, kind == 'f' ? 10 : 0, 0, p99 / 2, p99, p99);
  }

  private static FaultSeen fault(double at) {
    return new FaultSeen("pause", "node-2", at, at + 1, "");
  }
}
