package io.evenkeel.core.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.protection.Admission.Limit;
import io.evenkeel.core.protection.Admission.Settings;
import io.evenkeel.core.protection.Admission.Verdict;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void noMoreThanTheMostAreInFlight() {
    var admission = admission(Limit.FIXED, 3, false);
    for (int i = 0; i < 3; i++) {
      assertThat(admission.tryBegin("")).isEqualTo(Verdict.ADMIT);
    }
    assertThat(admission.tryBegin("")).isEqualTo(Verdict.FULL);
    admission.ended("", SECOND, 3, false, 0);
    assertThat(admission.tryBegin("")).isEqualTo(Verdict.ADMIT);
  }

  /** With nine, one alone gets eight: 8 x 1 free. */
  @Test
  void aTenantThatFloodsLeavesRoomForOthers() {
    var admission = admission(Limit.FIXED, 9, true);
    for (int i = 0; i < 8; i++) {
      assertThat(admission.tryBegin("greedy")).isEqualTo(Verdict.ADMIT);
    }
    assertThat(admission.tryBegin("greedy")).isEqualTo(Verdict.OVER_ITS_PART);
    assertThat(admission.tryBegin("modest")).isEqualTo(Verdict.ADMIT);
    assertThat(admission.inFlight()).isEqualTo(9);
  }

  /** Calls that take ten times as long as usual. */
  @Test
  void anAdaptiveLimitShrinksUnderLoad() {
    var admission = admission(Limit.GRADIENT, 1_000, false);
    run(admission, 10_000_000L, 30, 0);
    int calm = admission.limit();
    run(admission, 100_000_000L, 8, 40 * SECOND);
    assertThat(calm).isGreaterThan(25);
    assertThat(admission.limit()).isLessThan(calm * 2 / 3);
    assertThat(admission.inFlight()).isZero();
  }

  /** Some seconds in which as many calls are in flight as may be. */
  private static void run(Admission admission, long eachNanos, int seconds, long from) {
    for (int second = 0; second < seconds; second++) {
      int begun = 0;
      while (admission.tryBegin("") == Verdict.ADMIT) {
        begun++;
      }
      for (int i = 0; i < begun; i++) {
        admission.ended("", eachNanos, begun, false, from + second * SECOND);
      }
    }
  }

  private static Admission admission(Limit limit, int most, boolean fair) {
    return new Admission(new Settings(limit, most, fair), new SplittableRandom(1));
  }
}
