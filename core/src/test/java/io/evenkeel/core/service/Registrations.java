package io.evenkeel.core.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Registrations for tests. */
public final class Registrations {

  static final long SECOND = 1_000_000_000L;

  public static final RegistryLimits LIMITS =
      new RegistryLimits(3, 5, 4, 64, Duration.ofSeconds(30), Duration.ofHours(1));

  private Registrations() {}

  public static InstanceKey key(String text) {
    return InstanceKey.parse(text);
  }

  /** Of an instance at a port of this machine. */
  public static Registration at(int port, Duration ttl) {
    return of("http://127.0.0.1:" + port, ttl, Map.of());
  }

  static Registration of(String url, Duration ttl, Map<String, String> metadata) {
    return new Registration(url, 1, "", ttl.toMillis(), metadata, "", "first", false);
  }

  /** A bucket of names and registrations in turns. */
  static Map<InstanceKey, Registration> bucket(Object... namesAndRegistrations) {
    var bucket = new HashMap<InstanceKey, Registration>();
    for (int i = 0; i < namesAndRegistrations.length; i += 2) {
      bucket.put(
          key((String) namesAndRegistrations[i]), (Registration) namesAndRegistrations[i + 1]);
    }
    return bucket;
  }
}
