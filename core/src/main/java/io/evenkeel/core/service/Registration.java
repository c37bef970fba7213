package io.evenkeel.core.service;

import io.evenkeel.core.wire.ClusterMessage;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is known of an HTTP instance that was registered from outside, as all nodes hold it.
 *
 * @param url as of {@link HttpEndpoint}
 * @param weight its capacity in relation to others, 0.01 to 1000
 * @param zone where it runs, free text of at most 63 characters; may be empty
 * @param ttlMillis after which it lapses when it is not renewed
 * @param metadata for who reads it; keys are letters, digits, dots, dashes and underscores
 * @param healthPath asked to see whether it works; empty to ask for its root
 * @param renewal changes with every renewal, and so says that there was one
 * @param withdrawn whether it was deregistered, to be forgotten later: what is said last holds,
 *     also where the last renewal has not come yet
 */
public record Registration(
    String url,
    double weight,
    String zone,
    long ttlMillis,
    Map<String, String> metadata,
    String healthPath,
    String renewal,
    boolean withdrawn)
    implements ClusterMessage {

  private static final long FORGOTTEN_MILLIS = 5_000;
  private static final double MIN_WEIGHT = 0.01;
  private static final double MAX_WEIGHT = 1000;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,63}");
  private static final Pattern PRINTABLE = Pattern.compile("\\P{Cntrl}*");
  private static final Pattern HEALTH_PATH = Pattern.compile("|/[A-Za-z0-9/._~?&=-]{0,255}");

  public Registration {
    var unused = HttpEndpoint.parse(url);
    metadata = Map.copyOf(metadata);
    require(
        weight >= MIN_WEIGHT && weight <= MAX_WEIGHT,
        "weight",
        "must be 0.01 to 1000, was " + weight);
    require(
        zone.length() <= 63 && PRINTABLE.matcher(zone).matches(),
        "zone",
        "must have at most 63 printable characters");
    require(
        HEALTH_PATH.matcher(healthPath).matches(),
        "healthPath",
        "must be a plain path of at most 256 characters, as /health");
    metadata.forEach(Registration::checkEntry);
  }

  public HttpEndpoint endpoint() {
    return HttpEndpoint.parse(url);
  }

  public Duration ttl() {
    return Duration.ofMillis(ttlMillis);
  }

  /** Whether callers see no difference. */
  boolean isSameFor(Registration other) {
    return renewedAs(other.renewal).equals(other.withTtl(ttlMillis));
  }

  /** The same, renewed. */
  public Registration renewedAs(String mark) {
    return new Registration(url, weight, zone, ttlMillis, metadata, healthPath, mark, withdrawn);
  }

  private Registration withTtl(long millis) {
    return new Registration(url, weight, zone, millis, metadata, healthPath, renewal, withdrawn);
  }

  /** The same, deregistered. */
  public Registration withdraw() {
    long millis = Math.min(ttlMillis, FORGOTTEN_MILLIS);
    return new Registration(url, weight, zone, millis, metadata, healthPath, renewal, true);
  }

  private static void checkEntry(String key, String value) {
    require(KEY.matcher(key).matches(), "metadata", "must have keys of " + KEY + ", one was not");
    require(
        PRINTABLE.matcher(value).matches(), "metadata." + key, "must have no control characters");
  }

  private static void require(boolean ok, String field, String rule) {
    if (!ok) {
      throw new InvalidRegistration(field, field + " " + rule);
    }
  }
}
