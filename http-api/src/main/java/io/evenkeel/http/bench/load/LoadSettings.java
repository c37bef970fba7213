package io.evenkeel.http.bench.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How a run is driven.
 *
 * @param targets base URLs, {@code http} only
 * @param connections keep-alive connections to each target, each with one request at a time
 * @param warmup at the start, not recorded
 * @param duration after the warm-up; the run ends earlier when the source has no more requests
 * @param requestTimeout of one attempt
 * @param retry what is sent again
 * @param ordered whether a key's next request waits for the answer to the one before
 * @param followOwner whether a key's requests go to the target that last named itself or another
 *     target as the owner, in the header {@code Evenkeel-Owner}
 * @param maxInHand bound of requests taken from the source and not yet finished; in closed loop the
 *     concurrency, if that is less than the connections
 * @param beyond what happens to a request that is due while so many are in hand
 */
public record LoadSettings(
    List<URI> targets,
    int connections,
    Duration warmup,
    Duration duration,
    Duration requestTimeout,
    RetryRule retry,
    boolean ordered,
    boolean followOwner,
    int maxInHand,
    Beyond beyond) {

  /** What happens beyond the bound. */
  public enum Beyond {
    /** The source waits, while intended times go on: no request is lost, later ones are late. */
    WAIT,
    /** The request is not sent, and counted. */
    DROP
  }

  /** A duration that only the end of the source ends. */
  public static final Duration UNTIL_SOURCE_ENDS = Duration.ofDays(365);

  public LoadSettings {
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("at least one target is needed");
    }
    targets.forEach(LoadSettings::check);
    if (connections < 1 || maxInHand < connections) {
      throw new IllegalArgumentException(
          "connections must be between 1 and " + maxInHand + ", was " + connections);
    }
  }

  /** No warm-up, no end, no retries, no order, 10 s timeout, 10,000 in hand. */
  public static LoadSettings of(List<URI> targets, int connections) {
    return new LoadSettings(
        targets,
        connections,
        Duration.ZERO,
        UNTIL_SOURCE_ENDS,
        Duration.ofSeconds(10),
        RetryRule.NONE,
        false,
        false,
        10_000,
        Beyond.WAIT);
  }

  public LoadSettings withTimes(Duration newWarmup, Duration newDuration) {
    return new LoadSettings(
        targets,
        connections,
        newWarmup,
        newDuration,
        requestTimeout,
        retry,
        ordered,
        followOwner,
        maxInHand,
        beyond);
  }

  public LoadSettings withRetry(Duration timeout, RetryRule newRetry) {
    return new LoadSettings(
        targets,
        connections,
        warmup,
        duration,
        timeout,
        newRetry,
        ordered,
        followOwner,
        maxInHand,
        beyond);
  }

  public LoadSettings withKeysInOrder() {
    return new LoadSettings(
        targets,
        connections,
        warmup,
        duration,
        requestTimeout,
        retry,
        true,
        followOwner,
        maxInHand,
        beyond);
  }

  public LoadSettings withFollowOwner(boolean follow) {
    return new LoadSettings(
        targets,
        connections,
        warmup,
        duration,
        requestTimeout,
        retry,
        ordered,
        follow,
        maxInHand,
        beyond);
  }

  /** With so many requests in hand at most, and so many connections to each target. */
  public LoadSettings withBound(int newMaxInHand, int newConnections, Beyond newBeyond) {
    return new LoadSettings(
        targets,
        newConnections,
        warmup,
        duration,
        requestTimeout,
        retry,
        ordered,
        followOwner,
        newMaxInHand,
        newBeyond);
  }

  private static void check(URI target) {
    if (!"http".equals(target.getScheme()) || target.getHost() == null) {
      throw new IllegalArgumentException("a target must look like http://host:port, was " + target);
    }
  }
}
