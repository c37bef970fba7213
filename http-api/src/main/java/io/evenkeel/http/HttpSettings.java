package io.evenkeel.http;

import com.typesafe.config.Config;
import io.evenkeel.core.config.Section;
import java.time.Duration;
import java.util.Set;

/**
 * Settings of {@code evenkeel.http}, read and checked once, at start.
 *
 * @param port 0 for a free one
 * @param advertisedUrl empty to derive it from host and port
 * @param maxBodyBytes of one request
 * @param maxBodyBytesInFlight of all requests under way together
 * @param maxInFlight calls at the same time
 * @param maxEventStreams open event streams
 * @param eventStreamHeartbeat silence on an event stream after which an empty event is sent
 * @param bodyTimeout the longest a body may take to arrive
 * @param agentPort where HAProxy's agent checks are answered; 0 for nowhere
 * @param drainTimeout the longest a stopping node waits for calls under way
 */
record HttpSettings(
    boolean enabled,
    String host,
    int port,
    String advertisedUrl,
    long maxBodyBytes,
    long maxBodyBytesInFlight,
    int maxInFlight,
    int maxConnections,
    int maxEventStreams,
    Duration eventStreamHeartbeat,
    Duration bodyTimeout,
    int agentPort,
    Duration drainTimeout) {

  /** Hosts that say to listen on all addresses, which nobody can connect to. */
  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  private static final long MIN_FRAME_BYTES = 256L * 1024;

  HttpSettings {
    require(
        !enabled || !ANY_ADDRESS.contains(host) || !advertisedUrl.isEmpty(),
        "advertised-url must be set when host is " + host + ", as clients are told that URL");
    require(port >= 0 && port <= 65_535, "port must be 0 to 65535, was " + port);
    require(
        agentPort >= 0 && agentPort <= 65_535,
        "agent-check-port must be 0 to 65535, was " + agentPort);
    require(maxBodyBytes >= 1024, "max-body-size must be >= 1 KiB, was " + maxBodyBytes);
    require(
        maxBodyBytesInFlight >= maxBodyBytes,
        "max-body-bytes-in-flight must be >= max-body-size, was "
            + maxBodyBytesInFlight
            + " and "
            + maxBodyBytes);
    require(maxInFlight >= 1, "max-in-flight must be >= 1, was " + maxInFlight);
    require(maxConnections >= 1, "max-connections must be >= 1, was " + maxConnections);
    require(maxEventStreams >= 1, "max-event-streams must be >= 1, was " + maxEventStreams);
    require(
        eventStreamHeartbeat.toMillis() >= 100,
        "event-stream-heartbeat must be >= 100ms, was " + eventStreamHeartbeat);
    require(bodyTimeout.toMillis() >= 100, "body-timeout must be >= 100ms, was " + bodyTimeout);
  }

  static HttpSettings from(Config config) {
    var c = Section.of(config, "evenkeel.http");
    return new HttpSettings(
        c.flag("enabled"),
        c.string("host"),
        c.number("port"),
        c.string("advertised-url"),
        c.bytes("max-body-size"),
        c.bytes("max-body-bytes-in-flight"),
        c.number("max-in-flight"),
        c.number("max-connections"),
        c.number("max-event-streams"),
        c.duration("event-stream-heartbeat"),
        c.duration("body-timeout"),
        c.number("agent-check-port"),
        c.duration("drain-timeout"));
  }

  /** What a message to another node may weigh: a body or a state, and what is put around it. */
  long frameBytes() {
    return Math.max(MIN_FRAME_BYTES, 2 * maxBodyBytes);
  }

  /** Where clients reach this node, once it listens on {@code boundPort}. */
  String url(int boundPort) {
    return advertisedUrl.isEmpty() ? "http://" + bracketed() + ":" + boundPort : advertisedUrl;
  }

  /** The host as it stands in a URL: an IPv6 address has brackets there. */
  private String bracketed() {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException("evenkeel.http." + message);
    }
  }
}
