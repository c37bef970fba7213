package io.evenkeel.http.gateway;

import com.typesafe.config.Config;
import io.evenkeel.core.config.Section;
import io.evenkeel.http.gateway.client.ClientSettings;
import java.time.Duration;

/**
 * Settings of {@code evenkeel.http.gateway}, read and checked once, at start.
 *
 * @param threads that carry the connections; 0 for as many as cores, at most 4
 * @param maxConnections to one instance, from this node
 * @param maxWaiting calls that wait for one of them, a power of two
 * @param connectTimeout the longest a connection may take to open
 * @param idleTimeout silence after which a connection with a call is given up
 * @param subscriptionTimeout how long an answer that streams waits for whoever reads it
 * @param lingerTimeout how long the rest of a request's body is taken that nobody wants
 * @param retries the most times that a call which did not reach its instance is sent to another
 * @param retryShare of calls that may be such
 */
public record GatewaySettings(
    int threads,
    int maxConnections,
    int maxWaiting,
    Duration connectTimeout,
    Duration idleTimeout,
    Duration subscriptionTimeout,
    Duration lingerTimeout,
    int retries,
    double retryShare) {

  private static final int MOST_BY_DEFAULT = 4;

  public GatewaySettings {
    require(threads >= 0 && threads <= 64, "threads must be 0 to 64, was " + threads);
    require(maxConnections >= 1, "max-connections must be >= 1, was " + maxConnections);
    require(
        maxWaiting >= 1 && Integer.bitCount(maxWaiting) == 1,
        "max-waiting must be a power of two, was " + maxWaiting);
    require(
        connectTimeout.toMillis() >= 10, "connect-timeout must be >= 10ms, was " + connectTimeout);
    require(idleTimeout.toMillis() >= 100, "idle-timeout must be >= 100ms, was " + idleTimeout);
    require(
        subscriptionTimeout.toMillis() >= 100 && subscriptionTimeout.toMillis() <= 60_000,
        "subscription-timeout must be 100ms to 60s, was " + subscriptionTimeout);
    require(
        lingerTimeout.toMillis() >= 0 && lingerTimeout.toMillis() <= 60_000,
        "linger-timeout must be 0s to 60s, was " + lingerTimeout);
    require(retries >= 0 && retries <= 5, "retries must be 0 to 5, was " + retries);
    require(
        retryShare >= 0.001 && retryShare <= 1,
        "retry-share must be 0.001 to 1, was " + retryShare);
  }

  public static GatewaySettings from(Config config) {
    var c = Section.of(config, "evenkeel.http.gateway");
    return new GatewaySettings(
        c.number("threads"),
        c.number("max-connections"),
        c.number("max-waiting"),
        c.duration("connect-timeout"),
        c.duration("idle-timeout"),
        c.duration("subscription-timeout"),
        c.duration("linger-timeout"),
        c.number("retries"),
        c.real("retry-share"));
  }

  /** Of the connections. */
  public ClientSettings client() {
    int most = Math.min(MOST_BY_DEFAULT, Runtime.getRuntime().availableProcessors());
    return new ClientSettings(
        threads == 0 ? most : threads,
        maxConnections,
        maxWaiting,
        connectTimeout,
        idleTimeout,
        subscriptionTimeout,
        lingerTimeout);
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException("evenkeel.http.gateway." + message);
    }
  }
}
