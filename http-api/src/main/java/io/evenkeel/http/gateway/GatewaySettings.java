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
 * @param maxCalls to one instance that are under way or wait for one of them
 * @param connectTimeout the longest a connection may take to open
 * @param idleTimeout silence after which a connection is given up, with or without a call
 * @param subscriptionTimeout how long an answer that streams waits for whoever reads it
 * @param lingerTimeout how long the rest of a request's body is taken that nobody wants
 * @param retries the most times that a call which did not reach its instance is sent to another
 * @param retryShare of calls that may be such
 */
public record GatewaySettings(
    int threads,
    int maxConnections,
    int maxCalls,
    Duration connectTimeout,
    Duration idleTimeout,
    Duration subscriptionTimeout,
    Duration lingerTimeout,
    int retries,
    double retryShare) {

  private static final int MOST_BY_DEFAULT = 4;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  public GatewaySettings {
    require(threads >= 0 && threads <= 64, "threads must be 0 to 64, was " + threads);
    require(maxConnections >= 1, "max-connections must be >= 1, was " + maxConnections);
    require(
        maxCalls >= maxConnections,
        "max-calls must be >= max-connections, was %d and %d".formatted(maxCalls, maxConnections));
    requireWithin("connect-timeout", connectTimeout, Duration.ofMillis(10), MINUTE);
    requireWithin("idle-timeout", idleTimeout, Duration.ofMillis(100), Duration.ofDays(1));
    requireWithin("subscription-timeout", subscriptionTimeout, Duration.ofMillis(100), MINUTE);
    requireWithin("linger-timeout", lingerTimeout, Duration.ZERO, MINUTE);
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
        c.number("max-calls"),
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
        maxCalls,
        connectTimeout,
        idleTimeout,
        subscriptionTimeout,
        lingerTimeout);
  }

  private static void requireWithin(String key, Duration value, Duration least, Duration most) {
    require(
        value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        "%s must be %s to %s, was %s".formatted(key, text(least), text(most), text(value)));
  }

  private static String text(Duration duration) {
    return duration.toMillis() + "ms";
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException("evenkeel.http.gateway." + message);
    }
  }
}
