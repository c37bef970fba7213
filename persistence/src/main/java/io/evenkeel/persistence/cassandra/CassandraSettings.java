package io.evenkeel.persistence.cassandra;

import static io.evenkeel.persistence.cassandra.SettingChecks.require;

import com.typesafe.config.Config;
import io.evenkeel.core.config.Section;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Settings of {@code evenkeel.cassandra}, read and checked once, at start: how a node reaches the
 * database. Each key is described in {@code reference.conf}.
 *
 * @param contactPoints where the first connection is made, at least one
 * @param datacenter the one whose servers are asked
 * @param keyspace a small letter, then small letters, digits and underscores, at most 48
 * @param replication how many copies are kept where
 * @param connectTimeout to a server, 100 ms to 1 minute
 * @param requestTimeout of one query or write, 100 ms to 1 minute
 * @param writeConsistency and {@code readConsistency}: which copies must answer
 * @param username empty for none
 */
public record CassandraSettings(
    List<ContactPoint> contactPoints,
    String datacenter,
    String keyspace,
    Replication replication,
    Duration connectTimeout,
    Duration requestTimeout,
    String writeConsistency,
    String readConsistency,
    String username,
    String password) {

  private static final String SECTION = "evenkeel.cassandra";
  private static final Set<String> CONSISTENCIES =
      Set.of("ONE", "LOCAL_ONE", "LOCAL_QUORUM", "QUORUM", "EACH_QUORUM", "ALL");

  public CassandraSettings {
    contactPoints = List.copyOf(contactPoints);
    require(!contactPoints.isEmpty(), SECTION + ".contact-points must name at least one host:port");
    require(!datacenter.isBlank(), SECTION + ".datacenter must not be empty");
    require(
        keyspace.matches("[a-z][a-z0-9_]{0,47}"),
        SECTION
            + ".keyspace must be a small letter, then small letters, digits and _, at most 48, was "
            + keyspace);
    requireTimeout("connect-timeout", connectTimeout);
    requireTimeout("request-timeout", requestTimeout);
    requireConsistency("write-consistency", writeConsistency);
    requireConsistency("read-consistency", readConsistency);
    require(
        username.isEmpty() == password.isEmpty(),
        SECTION + ".username and .password must be both set or both empty");
  }

  /**
   * Reads the section.
   *
   * @throws IllegalArgumentException if a value is missing, of the wrong type or out of range; the
   *     message names its key
   */
  public static CassandraSettings from(Config config) {
    var c = Section.of(config, SECTION);
    return new CassandraSettings(
        c.strings("contact-points").stream().map(CassandraSettings::contactPoint).toList(),
        c.string("datacenter"),
        c.string("keyspace"),
        Replication.from(c.section("replication"), c.string("datacenter")),
        c.duration("connect-timeout"),
        c.duration("request-timeout"),
        c.string("write-consistency"),
        c.string("read-consistency"),
        c.string("username"),
        c.string("password"));
  }

  /** The defaults, for one server on this machine. */
  public static CassandraSettings local(ContactPoint contactPoint) {
    return new CassandraSettings(
        List.of(contactPoint),
        "datacenter1",
        "evenkeel",
        Replication.in("datacenter1", 1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        "LOCAL_QUORUM",
        "LOCAL_QUORUM",
        "",
        "");
  }

  /** The same database, another keyspace. */
  public CassandraSettings withKeyspace(String other) {
    return new CassandraSettings(
        contactPoints,
        datacenter,
        other,
        replication,
        connectTimeout,
        requestTimeout,
        writeConsistency,
        readConsistency,
        username,
        password);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "CassandraSettings[%s, %s, %s, %s]"
        .formatted(contactPoints, datacenter, keyspace, replication);
  }

  private static ContactPoint contactPoint(String text) {
    try {
      return ContactPoint.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(SECTION + ".contact-points: " + e.getMessage(), e);
    }
  }

  private static void requireTimeout(String key, Duration timeout) {
    require(
        timeout.toMillis() >= 100 && timeout.toMillis() <= 60_000,
        SECTION + "." + key + " must be 100ms to 1 minute, was " + timeout.toMillis() + "ms");
  }

  private static void requireConsistency(String key, String consistency) {
    require(
        CONSISTENCIES.contains(consistency),
        SECTION
            + "."
            + key
            + " must be one of "
            + CONSISTENCIES.stream().sorted().toList()
            + ", was "
            + consistency);
  }
}
