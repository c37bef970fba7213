package io.evenkeel.core.protection;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How many attempts a call has and when the next one is: after a time drawn up to a limit that
 * grows with each attempt, or when the server says.
 *
 * <p>gRPC A6, "Exponential Backoff", "Pushback" and "Limits on Retries and Hedges".
 *
 * @param attempts all of them, the first one too; 1 to 5
 * @param initialNanos the limit of the first delay
 * @param mostNanos the limit of all
 * @param multiplier of the limit from one to the next, at least 1
 */
public record Backoff(int attempts, long initialNanos, long mostNanos, double multiplier) {

  /** No further attempt. */
  public static final long NEVER = -1;

  private static final long MILLI = 1_000_000;

  public static final Backoff DEFAULT = new Backoff(3, 25 * MILLI, 1_000 * MILLI, 2);

  public Backoff {
    Bounds.check("attempts", attempts, 1, 5);
    Bounds.checkNanos("initial", initialNanos, 1);
    Bounds.checkNanos("most", mostNanos, initialNanos);
    Bounds.check("multiplier", multiplier, 1, 100);
  }

  /**
   * How long to wait before the next attempt, or {@link #NEVER}.
   *
   * @param made attempts so far, at least 1
   * @param pushback what the server said in {@code grpc-retry-pushback-ms}, null when nothing; what
   *     is negative or no number means not to try again
   * @param remainingNanos until the deadline; an attempt that would begin after it is none
   */
  public long delayNanos(
      int made, @Nullable String pushback, long remainingNanos, RandomGenerator random) {
    if (made < 1 || made >= attempts) {
      return NEVER;
    }
    long delay = pushback == null ? drawn(made, random) : asked(pushback);
    return delay >= 0 && delay < remainingNanos ? delay : NEVER;
  }

  private long drawn(int made, RandomGenerator random) {
    double limit = Math.min((double) mostNanos, initialNanos * Math.pow(multiplier, made - 1));
    return (long) (random.nextDouble() * limit);
  }

  private static long asked(String pushback) {
    try {
      return Math.max(NEVER, Integer.parseInt(pushback) * MILLI);
    } catch (NumberFormatException e) {
      return NEVER;
    }
  }
}
