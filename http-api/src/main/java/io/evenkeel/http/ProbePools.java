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

  private ProbePools() {}

  /**
   * Settings of pools that try nothing again.
   *
   * @param most connections to one instance
   * @param waiting calls that are sent or wait, a power of two
   * @param connect the longest a connection may take to open
   * @param idle silence after which one with a call is given up
   */
  static ConnectionPoolSettings of(
      ActorSystem<?> system, int most, int waiting, Duration connect, Duration idle) {
    var classic = system.classicSystem();
    var connection =
        ClientConnectionSettings.create(classic)
            .withConnectingTimeout(finite(connect))
            .withIdleTimeout(finite(idle));
    return ConnectionPoolSettings.create(classic)
        .withConnectionSettings(connection)
        .withMaxConnections(most)
        .withMaxOpenRequests(waiting)
        .withMaxRetries(0)
        .withBaseConnectionBackoff(BACKOFF)
        .withMaxConnectionBackoff(MOST_BACKOFF)
        .withResponseEntitySubscriptionTimeout(finite(idle))
        .withIdleTimeout(finite(idle.multipliedBy(2)));
  }

  private static FiniteDuration finite(Duration duration) {
    return FiniteDuration.create(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
