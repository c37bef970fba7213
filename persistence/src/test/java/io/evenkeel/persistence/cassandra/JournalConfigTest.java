package io.evenkeel.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalConfigTest {

  private static final Config REFERENCE = ConfigFactory.defaultReference();

  /** What the references list under another name, or only in a comment. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "akka.persistence.cassandra.journal.", "akka.persistence.journal-plugin-fallback.",
          "akka.persistence.cassandra.snapshot.",
              "akka.persistence.snapshot-store-plugin-fallback.",
          "datastax-java-driver.profiles.evenkeel-write.", "datastax-java-driver.",
          "datastax-java-driver.profiles.evenkeel-read.", "datastax-java-driver.",
          "datastax-java-driver.profiles.evenkeel-lease.", "datastax-java-driver.",
          "datastax-java-driver.profiles.evenkeel-lease-read.", "datastax-java-driver.");

  private static final List<String> COMMENTED =
      List.of(
          "datastax-java-driver.basic.contact-points",
          "datastax-java-driver.basic.load-balancing-policy.local-datacenter",
          "datastax-java-driver.advanced.speculative-execution-policy.max-executions",
          "datastax-java-driver.advanced.speculative-execution-policy.delay");

  private final Config config =
      JournalConfig.of(CassandraSettings.local(new ContactPoint("127.0.0.1", 9142)), 2);

  @Test
  void everyKeyExistsInAReferenceConfiguration() {
    assertThat(config.entrySet())
        .extracting(Map.Entry::getKey)
        .allMatch(key -> COMMENTED.contains(key) || isKnown(key));
  }

  @Test
  void journalAndSnapshotsShareTheKeyspaceAndCreateNothing() {
    var cassandra = config.getConfig("akka.persistence.cassandra");
    for (var store : List.of("journal", "snapshot")) {
      assertThat(cassandra.getString(store + ".keyspace")).isEqualTo("evenkeel");
      assertThat(cassandra.getBoolean(store + ".keyspace-autocreate")).isFalse();
      assertThat(cassandra.getBoolean(store + ".tables-autocreate")).isFalse();
      assertThat(cassandra.getDuration(store + ".circuit-breaker.reset-timeout"))
          .isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void theDriverIsBackWithinTwoSecondsOfTheDatabase() {
    var driver =
        config.withFallback(REFERENCE).resolve().getConfig("datastax-java-driver.advanced");
    assertThat(driver.getBoolean("reconnect-on-init")).isTrue();
    assertThat(driver.getString("reconnection-policy.class"))
        .isEqualTo("ExponentialReconnectionPolicy");
    assertThat(driver.getDuration("reconnection-policy.max-delay"))
        .isLessThan(Duration.ofSeconds(2));
  }

  /** The profiles of entities; a transaction on a lease must not be sent twice. */
  @Test
  void aServerThatHangsIsGivenUpAndAskedForNothingAlone() {
    var driver = config.withFallback(REFERENCE).resolve().getConfig("datastax-java-driver");
    assertThat(driver.getString("advanced.speculative-execution-policy.class"))
        .isEqualTo("ConstantSpeculativeExecutionPolicy");
    assertThat(driver.getBoolean("profiles.evenkeel-write.basic.request.default-idempotence"))
        .isTrue();
    assertThat(driver.getBoolean("profiles.evenkeel-lease.basic.request.default-idempotence"))
        .isFalse();
    assertThat(
            driver
                .getDuration("advanced.heartbeat.interval")
                .plus(driver.getDuration("advanced.heartbeat.timeout")))
        .isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void theThreadsFollowFromTheProcessors() {
    var threads =
        "akka.persistence.cassandra.default-dispatcher.fork-join-executor.parallelism-max";
    var settings = CassandraSettings.local(new ContactPoint("127.0.0.1", 9142));
    assertThat(config.getInt(threads)).isEqualTo(2);
    assertThat(config.getInt("datastax-java-driver.advanced.netty.io-group.size")).isEqualTo(1);
    var large = JournalConfig.of(settings, 8);
    assertThat(large.getInt(threads)).isEqualTo(8);
    assertThat(large.getInt("datastax-java-driver.advanced.netty.io-group.size")).isEqualTo(4);
    assertThatThrownBy(() -> JournalConfig.of(settings, 0))
        .hasMessage("parallelism must be >= 1, was 0");
  }

  @Test
  void credentialsAreSetOnlyWhereThereAreAny() {
    var settings =
        CassandraSettings.from(
            ConfigFactory.parseString("evenkeel.cassandra { username = eve, password = secret }")
                .withFallback(REFERENCE));
    var provider = "datastax-java-driver.advanced.auth-provider";
    assertThat(config.hasPath(provider)).isFalse();
    assertThat(JournalConfig.of(settings, 2).getString(provider + ".username")).isEqualTo("eve");
  }

  private static boolean isKnown(String key) {
    return REFERENCE.hasPathOrNull(key)
        || OTHER_NAMES.entrySet().stream()
            .filter(other -> key.startsWith(other.getKey()))
            .anyMatch(other -> REFERENCE.hasPath(key.replace(other.getKey(), other.getValue())));
  }
}
