package io.evenkeel.core.protection;

import static io.evenkeel.core.protection.Instances.MILLI;
import static io.evenkeel.core.protection.Instances.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.protection.DeadlineShedding.Verdict;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

  @Test
  void aCallOnTheWayGetsWhatIsLeftWithoutTheReserve() {
    var deadline = Deadline.in(SECOND, 7);
    assertThat(deadline.remainingNanos(7 + 400 * MILLI)).isEqualTo(600 * MILLI);
    assertThat(deadline.timeoutForCall(5 * SECOND, 100 * MILLI, 7)).isEqualTo(900 * MILLI);
    assertThat(deadline.timeoutForCall(200 * MILLI, 100 * MILLI, 7)).isEqualTo(200 * MILLI);
    assertThat(deadline.timeoutForCall(SECOND, SECOND, 7)).isZero();
    assertThat(deadline.timeoutForCall(-5, 0, 7)).isZero();
    assertThat(deadline.timeoutForCall(SECOND, Long.MIN_VALUE, 7)).isEqualTo(SECOND);
    assertThat(deadline.timeoutForCall(SECOND, 0, 3 * SECOND)).isZero();
  }

  /** Over ten hops it only ever gets less. */
  @Test
  void aChainNeverWaitsLongerThanItsCaller() {
    var random = new SplittableRandom(3);
    long now = Long.MAX_VALUE - SECOND; // the clock wraps around on the way
    var deadline = Deadline.in(2 * SECOND, now);
    for (int hop = 0; hop < 10; hop++) {
      now += random.nextLong(300 * MILLI);
      long timeout = deadline.timeoutForCall(SECOND, MILLI, now);
      if (timeout == 0) {
        assertThat(deadline.remainingNanos(now)).isLessThanOrEqualTo(MILLI);
        return;
      }
      var next = Deadline.in(TimeoutHeader.parse(TimeoutHeader.of(timeout)).orElseThrow(), now);
      assertThat(next.remainingNanos(now)).isLessThan(deadline.remainingNanos(now));
      assertThat(next.earlier(deadline)).isEqualTo(next);
      deadline = next;
    }
  }

  @Test
  void hugeAndNegativeTimesAreCut() {
    long now = Long.MAX_VALUE - 5;
    assertThat(Deadline.in(Long.MAX_VALUE, now).remainingNanos(now)).isEqualTo(Deadline.MOST_NANOS);
    assertThat(Deadline.in(Long.MIN_VALUE, now).hasPassed(now)).isTrue();
    assertThat(Deadline.in(0, now).hasPassed(now)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1S, 1000000000",
    "250m, 250000000",
    "00000012u, 12000",
    "5n, 5",
    "2M, 120000000000",
    "1H, 3600000000000",
    "99999999H, 3153600000000000000",
    "0n, 0"
  })
  void textsAreRead(String text, long nanos) {
    assertThat(TimeoutHeader.parse(text)).hasValue(nanos);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "S",
        "5",
        "-5S",
        "+5S",
        "5s",
        "1.5S",
        "123456789n",
        " 5S",
        "5S ",
        "\u0663S",
        "NaN"
      })
  void whatIsNoTimeIsLeftOut(String text) {
    assertThat(TimeoutHeader.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0n",
    "-7, 0n",
    "99999999, 99999999n",
    "100000000, 100000u",
    "1000000000, 1000000u",
    "123456789123, 123456m",
    "9223372036854775807, 2562047H"
  })
  void textsAreWrittenRoundedDown(long nanos, String text) {
    assertThat(TimeoutHeader.of(nanos)).isEqualTo(text);
    assertThat(TimeoutHeader.parse(TimeoutHeader.of(nanos)).orElseThrow())
        .isLessThanOrEqualTo(Math.max(0, nanos));
  }

  @Test
  void aCallThatWouldBeDoneTooLateIsRefused() {
    var shedding = DeadlineShedding.byDefault();
    assertThat(shedding.decide(MILLI, 1_000, 4)).isEqualTo(Verdict.ADMIT);
    for (int i = 0; i < 100; i++) {
      shedding.observe(10 * MILLI);
    }
    assertThat(shedding.expectedNanos(43, 4)).isCloseTo(110.0 * MILLI, within(1.0));
    assertThat(shedding.decide(111 * MILLI, 43, 4)).isEqualTo(Verdict.ADMIT);
    assertThat(shedding.decide(109 * MILLI, 43, 4)).isEqualTo(Verdict.TOO_LATE);
    assertThat(shedding.decide(0, 0, 4)).isEqualTo(Verdict.PASSED);
    assertThat(shedding.decide(-1, 0, 4)).isEqualTo(Verdict.PASSED);
  }

  /** Without that, it would refuse all for ever, since it sees no service times any more. */
  @Test
  void anIdleServerRefusesNoneHoweverSlowItWas() {
    var shedding = DeadlineShedding.byDefault();
    shedding.observe(3_600 * SECOND);
    assertThat(shedding.decide(MILLI, 3, 4)).isEqualTo(Verdict.ADMIT);
    assertThat(shedding.decide(MILLI, 4, 4)).isEqualTo(Verdict.TOO_LATE);
    for (int i = 0; i < 400; i++) {
      shedding.observe(MILLI / 10);
    }
    assertThat(shedding.decide(MILLI, 4, 4)).isEqualTo(Verdict.ADMIT);
  }

  @Test
  void wrongFiguresDoNoHarm() {
    var shedding = DeadlineShedding.byDefault();
    shedding.observe(-5);
    assertThat(shedding.expectedNanos(100, 4)).isZero();
    shedding.observe(MILLI);
    assertThat(shedding.decide(SECOND, -3, 0)).isEqualTo(Verdict.ADMIT);
    assertThat(shedding.decide(SECOND, Integer.MAX_VALUE, 1)).isEqualTo(Verdict.TOO_LATE);
    assertThatThrownBy(() -> new DeadlineShedding(0.05, Double.NaN))
        .hasMessageStartingWith("caution ");
  }

  /**
   * One slot, 1.4 times what it can do, callers that wait for 20 services: with shedding nearly all
   * work is done in time, without it next to none.
   */
  @Test
  void underOverloadTheWorkThatIsDoneIsDoneInTime() {
    assertThat(goodShare(true)).isGreaterThan(0.95);
    assertThat(goodShare(false)).isLessThan(0.2);
  }

  private static double goodShare(boolean shed) {
    var shedding = DeadlineShedding.byDefault();
    var random = new SplittableRandom(9);
    long service = 10 * MILLI;
    var ends = new ArrayDeque<Long>();
    int done = 0;
    int good = 0;
    double now = 0;
    for (int i = 0; i < 20_000; i++) {
      now += random.nextExponential() * service / 1.4;
      while (!ends.isEmpty() && ends.element() <= now) {
        ends.remove();
        shedding.observe(service);
      }
      if (!shed || shedding.decide(20 * service, ends.size(), 1) == Verdict.ADMIT) {
        long begins = ends.isEmpty() ? (long) now : ends.getLast();
        ends.add(begins + service);
        done++;
        good += begins + service - now <= 20 * service ? 1 : 0;
      }
    }
    return (double) good / done;
  }
}
