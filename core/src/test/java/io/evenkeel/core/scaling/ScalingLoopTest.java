package io.evenkeel.core.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.core.scaling.forecast.ForecastModels;
import io.evenkeel.core.view.ScalingView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingLoopTest {

  private static final OrderSettings ORDERS =
      new OrderSettings(
          Duration.ofSeconds(15),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(4));

  @Test
  void aPolicyThatAsksForTenThousandIsBoundedAndThatIsSaid() {
    var loop = loop(fixed(10_000, 1, 40));
    assertThat(step(loop, 0, 5, 100)).hasValue(40);
    var view = loop.view("s", "fake");
    assertThat(view.wanted()).isEqualTo(40);
    assertThat(view.lastDecisions().get(0).asked()).isEqualTo(10_000);
    assertThat(view.lastDecisions().get(0).reason())
        .isEqualTo("fixed asks for 10000; the most is 40");
  }

  @Test
  void itGoesInStepsThatAreBoundedToo() {
    var loop = new ScalingLoop(fixed(40, 1, 40), 8, 8, settings(ZERO));
    assertThat(step(loop, 0, 5, 100)).hasValue(13);
    loop.taken();
    assertThat(step(loop, 1, 13, 100)).hasValue(21);
    assertThat(loop.view("s", "fake").lastDecisions().get(0).reason())
        .contains("at most 8 more at a time");
  }

  private static final Duration ZERO = Duration.ZERO;

  @Test
  void withoutTheLoadItHoldsAndSaysSo() {
    var loop = loop(fixed(8, 1, 40));
    var blind = new ScalingReading(0, 0, 5, Optional.empty(), "nothing is known of n1", "");
    assertThat(loop.step(blind)).isEmpty();
    assertThat(loop.view("s", "fake").alarm()).isEqualTo("nothing is known of n1");
    assertThat(loop.view("s", "fake").lastDecisions().get(0).reason()).startsWith("holds:");
    assertThat(step(loop, 1, 5, 100)).hasValue(8);
    loop.taken();
    assertThat(loop.view("s", "fake").alarm()).isEmpty();
  }

  @Test
  void whileAMemberIsSilentTheViewSaysWhatWasKnownLast() {
    var loop = loop(fixed(5, 1, 40));
    var before = loop.view("s", "fake");
    assertThat(List.of(before.wanted(), before.ordered(), before.ready()))
        .containsOnly(ScalingView.UNKNOWN);
    assertThat(before.perInstance()).isZero();
    step(loop, 0, 5, 100);
    blind(loop, 1, 5, "");
    assertThat(loop.view("s", "fake").ready()).isEqualTo(5);
    assertThat(loop.view("s", "fake").perInstance()).isEqualTo(100);
  }

  @Test
  void whatNobodyHasMeasuredIsNotInTheView() {
    var loop = loop(fixed(5, 1, 40));
    var load = new ScalingLoad(5, 1, 0, 0, 0, 0).snapshot(0, 5, LoadSnapshot.UNKNOWN);
    loop.step(new ScalingReading(0, 0, 5, Optional.of(load), "", ""));
    assertThat(loop.view("s", "fake").perInstance()).isZero();
  }

  @Test
  void anOrderThatHadEffectAfterAllIsNoAlarmAnyMore() {
    var loop = loop(fixed(8, 1, 40));
    assertThat(step(loop, 0, 5, 100)).hasValue(8);
    loop.failed("no answer in time", nanos(0));
    assertThat(step(loop, 1, 8, 100)).isEmpty();
    assertThat(loop.view("s", "fake").alarm()).isEmpty();
    assertThat(step(loop, 100, 8, 100)).isEmpty();
    assertThat(loop.view("s", "fake").alarm()).isEmpty();
  }

  @Test
  void aFailedOrderIsRepeatedMoreAndMoreSeldomWithWhatIsWantedByThen() {
    var loop = loop(fixed(8, 1, 40));
    assertThat(step(loop, 0, 5, 100)).hasValue(8);
    loop.failed("no room", nanos(0));
    assertThat(step(loop, 0.9, 6, 100)).isEmpty();
    assertThat(loop.view("s", "fake").alarm()).contains("failed 1 times").contains("no room");
    assertThat(step(loop, 1, 6, 100)).hasValue(8);
    loop.failed("no room", nanos(1));
    assertThat(step(loop, 2.9, 6, 100)).isEmpty();
    assertThat(step(loop, 3, 6, 100)).hasValue(8);
    for (double at = 3; at < 30; at += 4) { // never longer than the most
      loop.failed("no room", nanos(at));
      assertThat(step(loop, at + 3.9, 6, 100)).isEmpty();
      assertThat(step(loop, at + 4, 6, 100)).hasValue(8);
    }
    loop.taken();
    assertThat(loop.view("s", "fake").failedOrders()).isEqualTo(9);
  }

  @Test
  void whatTheReadingsDoNotShowIsOrderedAgain() {
    var loop = loop(fixed(8, 1, 40));
    assertThat(step(loop, 0, 5, 100)).hasValue(8);
    loop.taken();
    assertThat(step(loop, 14, 5, 100)).isEmpty();
    assertThat(step(loop, 15, 5, 100)).hasValue(8);
    loop.taken();
    assertThat(step(loop, 29, 8, 100)).isEmpty();
    assertThat(loop.view("s", "fake").alarm()).isEmpty();
  }

  @Test
  void fewerAreOrderedOnlyAfterARest() {
    var loop = loop(predictive());
    assertThat(step(loop, 0, 2, 1_000)).isPresent();
    loop.taken();
    for (double at = 1; at < 5; at++) {
      assertThat(step(loop, at, 60, 0)).isEmpty();
    }
  }

  @Test
  void aControllerThatHasJustComeOrdersNoFewer() {
    var loop = new ScalingLoop(fixed(3, 1, 40), 64, 64, settings(Duration.ofMinutes(1)));
    assertThat(step(loop, 0, 10, 100)).isEmpty();
    assertThat(step(loop, 59, 10, 100)).isEmpty();
    assertThat(step(loop, 60, 10, 100)).hasValue(3);
  }

  /** A member was silent for a minute: nothing is known by then. */
  @Test
  void aControllerThatSeesNothingIsNoWiserAfterAMinute() {
    var loop = new ScalingLoop(fixed(3, 1, 40), 64, 64, settings(Duration.ofMinutes(1)));
    for (double at = 0; at < 61; at++) {
      assertThat(blind(loop, at, 10, "")).isEmpty();
    }
    assertThat(step(loop, 61, 10, 100)).isEmpty();
    assertThat(step(loop, 120, 10, 100)).isEmpty();
    assertThat(step(loop, 121, 10, 100)).hasValue(3);
  }

  @Test
  void otherBoundsLeaveThePolicyAsItIs() {
    var loop = loop(predictive());
    assertThat(step(loop, 0, 2, 1_000)).hasValue(17);
    loop.taken();
    var other = new Scaling("predictive", Map.of(), 2, 50);
    loop.becomes(other, bounds(other), ScalingLoopTest::noModels);
    for (double at = 10; at < 15; at++) { // a new policy would ask for a tenth
      assertThat(step(loop, at, 17, 100)).isEmpty();
    }
    assertThat(loop.view("s", "fake").max()).isEqualTo(50);
    assertThat(loop.view("s", "fake").orders()).isEqualTo(1);
  }

  @Test
  void anotherPolicyOrdersNoFewerBeforeItHasSeenSomeLoad() {
    var loop = loop(fixed(17, 1, 40), Duration.ofMinutes(1));
    assertThat(step(loop, 0, 2, 100)).hasValue(17);
    loop.failed("no room", nanos(0));
    loop.becomes(predictive(), bounds(predictive()), ScalingLoopTest::noModels);
    assertThat(loop.view("s", "fake").failedOrders()).isEqualTo(1);
    assertThat(step(loop, 1, 17, 100)).isEmpty();
    assertThat(step(loop, 59, 17, 100)).isEmpty();
    assertThat(step(loop, 61, 17, 100)).isPresent();
  }

  @Test
  void aFixedNumberNeedNotSeeAnyLoad() {
    var loop = loop(fixed(17, 1, 40), Duration.ofMinutes(1));
    assertThat(step(loop, 0, 2, 100)).hasValue(17);
    loop.taken();
    loop.becomes(fixed(3, 1, 40), bounds(fixed(3, 1, 40)), ScalingLoopTest::noModels);
    assertThat(step(loop, 10, 17, 100)).hasValue(3);
  }

  @Test
  void whileSomethingIsUnusualThereAreNoFewerForAtMostSoLong() {
    var loop = loop(fixed(3, 1, 40));
    assertThat(step(loop, 0, 5, 100, "n1 is unusual: cpu")).isEmpty();
    assertThat(loop.view("s", "fake").lastDecisions().get(0).reason())
        .isEqualTo("fixed asks for 3; not fewer while n1 is unusual: cpu");
    assertThat(step(loop, 599, 5, 100, "n1 is unusual: cpu")).isEmpty();
    assertThat(step(loop, 600, 5, 100, "n1 is unusual: cpu")).hasValue(3);
  }

  @Test
  void whatIsUnusualWhileNothingIsKnownIsNoNewAnomalyAfterwards() {
    var loop = loop(fixed(3, 1, 40));
    assertThat(step(loop, 0, 5, 100, "n1 is unusual: cpu")).isEmpty();
    for (double at = 1; at < 300; at++) {
      assertThat(blind(loop, at, 5, "n1 is unusual: cpu")).isEmpty();
    }
    for (double at = 300; at < 601; at++) {
      loop.blind("the driver does not answer", "n1 is unusual: cpu", nanos(at), 0);
    }
    assertThat(step(loop, 601, 5, 100, "n1 is unusual: cpu")).hasValue(3);
  }

  @Test
  void asSoonAsItIsUsualAgainThereMayBeFewer() {
    var loop = loop(fixed(3, 1, 40));
    assertThat(step(loop, 0, 5, 100, "n1 is unusual: cpu")).isEmpty();
    assertThat(step(loop, 1, 5, 100, "")).hasValue(3);
  }

  @Test
  void moreAreOrderedHoweverUnusualItIs() {
    assertThat(step(loop(fixed(8, 1, 40)), 0, 5, 100, "n1 is unusual: cpu")).hasValue(8);
  }

  /** Unusual for 20 s of each 30. */
  @Test
  void aDetectorThatComesAndGoesHoldsNoLongerThanOneThatStays() {
    var hold = new UnusualHold(Duration.ofMinutes(10));
    int held = 0;
    for (int second = 0; second < 3_600; second++) {
      held += hold.holds(second % 30 < 20, nanos(second)) ? 1 : 0;
    }
    assertThat(held).isEqualTo(400);
    assertThat(hold.holds(true, nanos(3_600 + 590))).isTrue(); // it was usual for ten minutes
  }

  @Test
  void withoutATimeNothingIsHeld() {
    var hold = new UnusualHold(ZERO);
    assertThat(hold.holds(true, 0)).isFalse();
    assertThat(hold.holds(true, nanos(1))).isFalse();
  }

  /** 100 calls a second each; the tick of the policy is 15 s. */
  @Test
  void aSurgeNeedNotWaitForThePolicysTick() {
    var loop = loop(predictive());
    step(loop, 0, 4, 200);
    step(loop, 1, 4, 200);
    int wanted = 4;
    for (double at = 2; at < 5; at++) {
      var order = step(loop, at, wanted, 1_000);
      wanted = order.orElse(wanted);
      order.ifPresent(count -> loop.taken());
    }
    assertThat(wanted).isEqualTo(11); // 1,000 by 0.95 of 100
  }

  /** Of 1,000 that arrive by chance at least 905 are no chance. */
  @Test
  void aGreatSurgeIsSeenByItsFirstReading() {
    var loop = loop(predictive());
    step(loop, 0, 4, 200);
    step(loop, 1, 4, 200);
    step(loop, 2, 4, 200);
    assertThat(step(loop, 3, 4, 1_000)).hasValue(10);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 0, surge-window must be >= 0s",
    "301, 0, 0, surge-window must be <= 5m",
    "3, -1, 0, no-fewer-for must be >= 0s",
    "3, 0, -1, hold-unusual-for must be >= 0s"
  })
  void timesOutOfRangeAreRefused(int surge, int noFewer, int unusual, String sentence) {
    assertThatThrownBy(
            () ->
                new LoopSettings(
                    Duration.ofSeconds(surge),
                    Duration.ofSeconds(noFewer),
                    Duration.ofSeconds(unusual),
                    ORDERS))
        .hasMessageStartingWith(sentence);
  }

  @ParameterizedTest
  @CsvSource({"5, 4, min must be <= max", "-1, 4, min must be >= 0", "0, 0, max 1 to"})
  void aMinimumAboveTheMaximumIsRefused(int min, int max, String sentence) {
    assertThatThrownBy(() -> new Scaling("hpa", Map.of(), min, max)).hasMessageContaining(sentence);
  }

  private static Scaling fixed(int instances, int min, int max) {
    return new Scaling("fixed", Map.of("instances", Integer.toString(instances)), min, max);
  }

  private static Scaling predictive() {
    return new Scaling("predictive", Map.of(), 1, 100);
  }

  private static ScalingLoop loop(Scaling scaling) {
    return new ScalingLoop(scaling, 100, 100, settings(ZERO));
  }

  private static ScalingLoop loop(Scaling scaling, Duration noFewerFor) {
    return new ScalingLoop(scaling, 100, 100, settings(noFewerFor));
  }

  private static ScalingBounds bounds(Scaling scaling) {
    return new ScalingBounds(scaling.min(), scaling.max(), 100, 100);
  }

  private static ForecastModels noModels() {
    return ForecastModels.NONE;
  }

  private static LoopSettings settings(Duration noFewerFor) {
    return new LoopSettings(Duration.ofSeconds(3), noFewerFor, Duration.ofMinutes(10), ORDERS);
  }

  private static OptionalInt step(ScalingLoop loop, double seconds, int ordered, double rate) {
    return step(loop, seconds, ordered, rate, "");
  }

  private static OptionalInt step(
      ScalingLoop loop, double seconds, int ordered, double rate, String unusual) {
    var load = new LoadSnapshot(nanos(seconds), ordered, 0, rate, rate / 100, 0, 0.5, 100);
    var reading = new ScalingReading(nanos(seconds), 0, ordered, Optional.of(load), "", unusual);
    return loop.step(reading);
  }

  private static OptionalInt blind(ScalingLoop loop, double seconds, int ordered, String unusual) {
    return loop.step(
        new ScalingReading(
            nanos(seconds), 0, ordered, Optional.empty(), "nothing is known of n1", unusual));
  }

  private static long nanos(double seconds) {
    return (long) (seconds * 1e9);
  }
}
