package io.evenkeel.http.scaling.driver;

import com.typesafe.config.Config;
import io.evenkeel.core.config.Section;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Settings of {@code evenkeel.scaling.nodes.kubernetes}, read and checked when the driver is made.
 *
 * @param namespace empty for the one this node runs in
 * @param name of the object whose replicas are nodes
 * @param connectTimeout the longest a connection to the API server may take to open
 * @param requestTimeout the longest an answer may take; of one order there are up to four requests
 * @param maxWaiting calls that may wait for the one under way
 */
record KubernetesSettings(
    String namespace,
    ScaledKind kind,
    String name,
    Duration connectTimeout,
    Duration requestTimeout,
    int maxWaiting) {

  private static final String SECTION = "evenkeel.scaling.nodes.kubernetes";
  private static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(1);

  /** A DNS label, as namespaces and our objects are named; anything else could change the URL. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  KubernetesSettings {
    require(
        namespace.isEmpty() || LABEL.matcher(namespace).matches(),
        "namespace must match " + LABEL + ", was '" + namespace + "'");
    require(
        LABEL.matcher(name).matches(),
        "name must be that of the %s to scale, as evenkeel, was '%s'".formatted(kind, name));
    requireTimeout("connect-timeout", connectTimeout);
    requireTimeout("request-timeout", requestTimeout);
    require(
        maxWaiting >= 1 && maxWaiting <= 1000, "max-waiting must be 1 to 1000, was " + maxWaiting);
  }

  static KubernetesSettings from(Config config) {
    var c = Section.of(config, SECTION);
    return new KubernetesSettings(
        c.string("namespace"),
        ScaledKind.of(SECTION + ".kind", c.string("kind")),
        c.string("name"),
        c.duration("connect-timeout"),
        c.duration("request-timeout"),
        c.number("max-waiting"));
  }

  private static void requireTimeout(String key, Duration timeout) {
    require(
        timeout.compareTo(MIN_TIMEOUT) >= 0 && timeout.compareTo(MAX_TIMEOUT) <= 0,
        key + " must be 100ms to 1m, was " + timeout);
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException(SECTION + "." + message);
    }
  }
}
