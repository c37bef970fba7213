package io.evenkeel.http.bench.load;

import static io.evenkeel.http.bench.load.RetryRule.FINAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryRuleTest {

  private static final RetryRule RULE =
      new RetryRule(4, Duration.ofSeconds(1), Duration.ofMillis(10));
  private static final Request KEYED = Request.post("a", "/a", "{}", "key");
  private static final Request UNKEYED = Request.post("a", "/a", "{}", null);

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void retryableAnswersAreTriedAgainAfterThePause(int status) {
    assertThat(RULE.pauseNanos(KEYED, Outcome.of(status), 1, 0)).isEqualTo(millis(10));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 412, 422, 500})
  void otherAnswersAreFinal(int status) {
    assertThat(RULE.pauseNanos(KEYED, Outcome.of(status), 1, 0)).isEqualTo(FINAL);
  }

  @Test
  void lostAnswersAreAskedForAgain() {
    assertThat(RULE.pauseNanos(KEYED, Outcome.CONNECTION, 1, 0)).isEqualTo(millis(10));
    assertThat(RULE.pauseNanos(KEYED, Outcome.TIMEOUT, 1, 0)).isEqualTo(millis(10));
  }

  @Test
  void aCommandWithoutIdempotencyKeyIsNeverSentTwice() {
    assertThat(RULE.pauseNanos(UNKEYED, Outcome.CONNECTION, 1, 0)).isEqualTo(FINAL);
    assertThat(RULE.pauseNanos(Request.get("a", "/a"), Outcome.CONNECTION, 1, 0))
        .isEqualTo(millis(10));
  }

  @Test
  void thePauseDoublesUntilAttemptsAreUsedUp() {
    assertThat(RULE.pauseNanos(KEYED, Outcome.of(503), 2, 0)).isEqualTo(millis(20));
    assertThat(RULE.pauseNanos(KEYED, Outcome.of(503), 3, 0)).isEqualTo(millis(40));
    assertThat(RULE.pauseNanos(KEYED, Outcome.of(503), 4, 0)).isEqualTo(FINAL);
  }

  @Test
  void noAttemptStartsAfterTheTimeIsUp() {
    assertThat(RULE.pauseNanos(KEYED, Outcome.of(503), 1, millis(990))).isEqualTo(millis(10));
    assertThat(RULE.pauseNanos(KEYED, Outcome.of(503), 1, millis(991))).isEqualTo(FINAL);
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
