package io.evenkeel.http.bench.load;

import java.time.Duration;

/**
 * Decides whether an attempt is the last.
 *
 * @param attempts how often a request is sent at most, {@code >= 1}
 * @param giveUpAfter from the first sending on; no attempt starts later than this
 * @param pause between two attempts; doubles each time, up to 16-fold
 */
public record RetryRule(int attempts, Duration giveUpAfter, Duration pause) {

  /** The answer of {@link #pauseNanos} that means: this outcome is final. */
  public static final long FINAL = -1;

  /** One attempt only. */
  public static final RetryRule NONE = new RetryRule(1, Duration.ZERO, Duration.ZERO);

  public RetryRule {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be >= 1, was " + attempts);
    }
    if (giveUpAfter.isNegative() || pause.isNegative()) {
      throw new IllegalArgumentException(
          "retry times must be >= 0, were " + giveUpAfter + " and " + pause);
    }
  }

  /**
   * How long to wait before the next attempt, or {@link #FINAL}.
   *
   * @param attemptsMade how often the request has been sent, {@code >= 1}
   * @param elapsedNanos since it was sent first
   */
  public long pauseNanos(Request request, Outcome outcome, int attemptsMade, long elapsedNanos) {
    if (!request.repeatable() || !isRetryable(outcome) || attemptsMade >= attempts) {
      return FINAL;
    }
    long nanos = pause.toNanos() << Math.min(attemptsMade - 1, 4);
    return elapsedNanos + nanos > giveUpAfter.toNanos() ? FINAL : nanos;
  }

  private static boolean isRetryable(Outcome outcome) {
    return switch (outcome.status()) {
      case 0 -> outcome.equals(Outcome.CONNECTION) || outcome.equals(Outcome.TIMEOUT);
      case 429, 502, 503, 504 -> true;
      default -> false;
    };
  }
}
