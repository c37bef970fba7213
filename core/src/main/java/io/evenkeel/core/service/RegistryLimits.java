package io.evenkeel.core.service;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * How much the registry takes.
 *
 * @param services names, at least 1
 * @param instances of all services, at least 1
 * @param instancesPerService at least 1
 * @param metadataBytes of one instance, keys and values, at least 0
 * @param defaultTtl of who does not say
 * @param maxTtl at least {@code defaultTtl}
 */
public record RegistryLimits(
    int services,
    int instances,
    int instancesPerService,
    int metadataBytes,
    Duration defaultTtl,
    Duration maxTtl) {

  /** Shorter ones lapse between two renewals for a moment's delay. */
  public static final Duration MIN_TTL = Duration.ofSeconds(1);

  public RegistryLimits {
    require(services >= 1, "max-services must be >= 1, was " + services);
    require(instances >= 1, "max-instances must be >= 1, was " + instances);
    require(
        instancesPerService >= 1,
        "max-instances-per-service must be >= 1, was " + instancesPerService);
    require(metadataBytes >= 0, "max-metadata-size must be >= 0, was " + metadataBytes);
    require(
        defaultTtl.compareTo(MIN_TTL) >= 0 && maxTtl.compareTo(defaultTtl) >= 0,
        "ttl must have 1s <= default <= max, was " + defaultTtl + ", " + maxTtl);
  }

  /**
   * Returns the registration.
   *
   * @throws InvalidRegistration when it is outside of what is taken
   */
  public Registration checked(Registration registration) {
    var ttl = registration.ttl();
    if (ttl.compareTo(MIN_TTL) < 0 || ttl.compareTo(maxTtl) > 0) {
      throw new InvalidRegistration(
          "ttlSeconds",
          "ttlSeconds must be 1 to %d, was %s"
              .formatted(maxTtl.toSeconds(), seconds(registration.ttlMillis())));
    }
    int bytes = bytes(registration.metadata());
    if (bytes > metadataBytes) {
      throw new InvalidRegistration(
          "metadata", "metadata must have at most " + metadataBytes + " bytes, has " + bytes);
    }
    return registration;
  }

  private static String seconds(long millis) {
    return millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0);
  }

  private static int bytes(Map<String, String> metadata) {
    return metadata.entrySet().stream()
        .mapToInt(e -> bytes(e.getKey()) + bytes(e.getValue()))
        .sum();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException("evenkeel.services.registry." + message);
    }
  }
}
