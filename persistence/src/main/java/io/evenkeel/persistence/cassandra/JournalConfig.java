package io.evenkeel.persistence.cassandra;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of Akka's Cassandra plugin and of the driver, derived from ours.
 *
 * <p>To be placed above {@code reference.conf} and below the user's own configuration, so that each
 * of them can still be overridden.
 */
public final class JournalConfig {

  private static final String PLUGIN = "akka.persistence.cassandra.";
  private static final String DRIVER = "datastax-java-driver.";
  private static final String WRITE = "evenkeel-write";

  /** The driver's profile for reads of the journal. */
  public static final String READ_PROFILE = "evenkeel-read";

  /** Its profiles for leases: transactions, and reads that leave none in flight out. */
  public static final String LEASE_PROFILE = "evenkeel-lease";

  public static final String LEASE_READ_PROFILE = "evenkeel-lease-read";

  private JournalConfig() {}

  /**
   * Derives.
   *
   * @param parallelism how many processors this node may use, at least 1; the plugin's and the
   *     driver's threads follow from it
   */
  public static Config of(CassandraSettings settings, int parallelism) {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be >= 1, was " + parallelism);
    }
    var values = new LinkedHashMap<String, Object>();
    values.putAll(plugins(settings.keyspace()));
    values.putAll(protection());
    values.putAll(profiles(settings));
    values.putAll(connection(settings));
    values.putAll(threads(parallelism));
    return ConfigFactory.parseMap(values, "derived from evenkeel.cassandra");
  }

  private static Map<String, Object> plugins(String keyspace) {
    var values = new HashMap<String, Object>();
    values.put("akka.persistence.journal.plugin", PLUGIN + "journal");
    values.put("akka.persistence.snapshot-store.plugin", PLUGIN + "snapshot");
    for (var store : List.of("journal", "snapshot")) {
      values.put(PLUGIN + store + ".keyspace", keyspace);
      values.put(PLUGIN + store + ".keyspace-autocreate", false);
      values.put(PLUGIN + store + ".tables-autocreate", false);
    }
    values.put(PLUGIN + "journal.support-all-persistence-ids", false);
    values.put(PLUGIN + "events-by-tag.enabled", false);
    values.put(PLUGIN + "query.refresh-interval", "250ms");
    return values;
  }

  /** Fail soon, try again soon: a client waits for the answer, and the fence needs the truth. */
  private static Map<String, Object> protection() {
    var values = new HashMap<String, Object>();
    for (var store : List.of("journal", "snapshot")) {
      values.put(PLUGIN + store + ".circuit-breaker.max-failures", 10);
      values.put(PLUGIN + store + ".circuit-breaker.call-timeout", "5s");
      values.put(PLUGIN + store + ".circuit-breaker.reset-timeout", "1s");
    }
    values.put(PLUGIN + "journal.replay-filter.mode", "fail");
    values.put(PLUGIN + "journal.recovery-event-timeout", "15s");
    return values;
  }

  private static Map<String, Object> profiles(CassandraSettings settings) {
    var values = new HashMap<String, Object>();
    for (var scope : List.of("", "snapshot.")) {
      values.put(PLUGIN + scope + "write-profile", WRITE);
      values.put(PLUGIN + scope + "read-profile", READ_PROFILE);
    }
    values.put(PLUGIN + "query.read-profile", READ_PROFILE);
    values.putAll(profile(WRITE, settings.writeConsistency()));
    values.putAll(profile(READ_PROFILE, settings.readConsistency()));
    values.putAll(leaseProfile(LEASE_PROFILE, settings.writeConsistency()));
    values.putAll(leaseProfile(LEASE_READ_PROFILE, "LOCAL_SERIAL"));
    return values;
  }

  /** Not idempotent: a transaction sent twice may find its own first half. */
  private static Map<String, Object> leaseProfile(String name, String consistency) {
    var request = DRIVER + "profiles." + name + ".basic.request.";
    return Map.of(
        request + "consistency",
        consistency,
        request + "serial-consistency",
        "LOCAL_SERIAL",
        request + "timeout",
        "1s",
        request + "default-idempotence",
        false);
  }

  /** Idempotent: a journal row written twice is one row. */
  private static Map<String, Object> profile(String name, String consistency) {
    var request = DRIVER + "profiles." + name + ".basic.request.";
    return Map.of(request + "consistency", consistency, request + "default-idempotence", true);
  }

  private static Map<String, Object> connection(CassandraSettings settings) {
    var values = new HashMap<String, Object>();
    values.put(
        DRIVER + "basic.contact-points",
        settings.contactPoints().stream().map(ContactPoint::toString).toList());
    values.put(DRIVER + "basic.load-balancing-policy.local-datacenter", settings.datacenter());
    values.put(DRIVER + "basic.request.timeout", settings.requestTimeout());
    values.put(DRIVER + "basic.request.consistency", settings.writeConsistency());
    values.put(DRIVER + "advanced.connection.connect-timeout", settings.connectTimeout());
    values.put(DRIVER + "advanced.connection.warn-on-init-error", false);
    values.put(DRIVER + "advanced.reconnect-on-init", true);
    values.put(DRIVER + "advanced.reconnection-policy.base-delay", "250ms");
    values.put(DRIVER + "advanced.reconnection-policy.max-delay", "1s");
    values.put(
        DRIVER + "advanced.metadata.schema.refreshed-keyspaces", List.of(settings.keyspace()));
    values.put(DRIVER + "advanced.monitor-reporting.enabled", false);
    values.putAll(silence());
    values.putAll(credentials(settings));
    return values;
  }

  /**
   * A server that hangs with its connections open: what is idempotent is sent to another one too,
   * and after 3 s of silence the server counts as down.
   */
  private static Map<String, Object> silence() {
    var again = DRIVER + "advanced.speculative-execution-policy.";
    var heartbeat = DRIVER + "advanced.heartbeat.";
    return Map.of(
        again + "class", "ConstantSpeculativeExecutionPolicy",
        again + "max-executions", 2,
        again + "delay", "500ms",
        heartbeat + "interval", "1s",
        heartbeat + "timeout", "2s");
  }

  private static Map<String, Object> credentials(CassandraSettings settings) {
    var provider = DRIVER + "advanced.auth-provider.";
    return settings.username().isEmpty()
        ? Map.of()
        : Map.of(
            provider + "class", "PlainTextAuthProvider",
            provider + "username", settings.username(),
            provider + "password", settings.password());
  }

  private static Map<String, Object> threads(int parallelism) {
    var pool = PLUGIN + "default-dispatcher.fork-join-executor.parallelism-";
    var threads = Math.max(2, parallelism);
    return Map.of(
        pool + "min",
        threads,
        pool + "max",
        threads,
        DRIVER + "advanced.netty.io-group.size",
        Math.max(1, Math.min(8, parallelism / 2)),
        DRIVER + "advanced.netty.admin-group.size",
        parallelism <= 2 ? 1 : 2);
  }
}
