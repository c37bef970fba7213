package io.evenkeel.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.settings.ClientConnectionSettings;
import akka.http.javadsl.settings.ConnectionPoolSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import scala.concurrent.duration.FiniteDuration;

/** Settings of Akka's pools of connections for checks of health. */
final class ProbePools {

  /** A dead instance is found by failures, not by waiting longer and longer for it. */
  private static final FiniteDuration BACKOFF = FiniteDuration.create(50, TimeUnit.MILLISECONDS);

  private static final FiniteDuration MOST_BACKOFF = FiniteDuration.create(1, TimeUnit.SECONDS);

  /** Checks that are sent or wait, a power of two; there is one at a time. */
  private static final int MOST_WAITING = 32;

  private ProbePools() {}

  /**
   * Settings of pools of one connection that try nothing again.
   *
   * @param timeout of a check: the longest that a connection may take to open, and be silent
   */
  static ConnectionPoolSettings of(ActorSystem<?> system, Duration timeout) {
    var classic = system.classicSystem();
    var connection =
        ClientConnectionSettings.create(classic)
            .withConnectingTimeout(finite(timeout))
            .withIdleTimeout(finite(timeout));
    return ConnectionPoolSettings.create(classic)
        .withConnectionSettings(connection)
        .withMaxConnections(1)
        .withMaxOpenRequests(MOST_WAITING)
        .withMaxRetries(0)
        .withBaseConnectionBackoff(BACKOFF)
        .withMaxConnectionBackoff(MOST_BACKOFF)
        .withResponseEntitySubscriptionTimeout(finite(timeout))
        .withIdleTimeout(finite(timeout.multipliedBy(2)));
  }

  private static FiniteDuration finite(Duration duration) {
    return FiniteDuration.create(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
