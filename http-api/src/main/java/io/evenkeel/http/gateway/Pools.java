package io.evenkeel.http.gateway;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.settings.ClientConnectionSettings;
import akka.http.javadsl.settings.ConnectionPoolSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import scala.concurrent.duration.FiniteDuration;

/** Settings of Akka's pools of connections, one for each instance that is called. */
final class Pools {

  /** A dead instance is found by failures, not by waiting longer and longer for it. */
  private static final FiniteDuration BACKOFF = FiniteDuration.create(50, TimeUnit.MILLISECONDS);

  private static final FiniteDuration MOST_BACKOFF = FiniteDuration.create(1, TimeUnit.SECONDS);

  private Pools() {}

  static ConnectionPoolSettings of(ActorSystem<?> system, GatewaySettings settings) {
    var classic = system.classicSystem();
    var connection =
        ClientConnectionSettings.create(classic)
            .withConnectingTimeout(finite(settings.connectTimeout()))
            .withIdleTimeout(finite(settings.idleTimeout()));
    return ConnectionPoolSettings.create(classic)
        .withConnectionSettings(connection)
        .withMaxConnections(settings.maxConnections())
        .withMaxOpenRequests(settings.maxWaiting())
        .withMaxRetries(0)
        .withBaseConnectionBackoff(BACKOFF)
        .withMaxConnectionBackoff(MOST_BACKOFF)
        .withResponseEntitySubscriptionTimeout(finite(settings.idleTimeout()))
        .withIdleTimeout(finite(settings.idleTimeout().multipliedBy(2)));
  }

  private static FiniteDuration finite(Duration duration) {
    return FiniteDuration.create(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
