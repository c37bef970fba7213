package io.evenkeel.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CassandraSettingsTest {

  @Test
  void theReferenceConfigurationIsOneServerOnThisMachine() {
    assertThat(read("")).isEqualTo(CassandraSettings.local(new ContactPoint("127.0.0.1", 9042)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contact-points = [] | evenkeel.cassandra.contact-points must name at least one host:port",
        "contact-points = [db] | evenkeel.cassandra.contact-points: a contact point must be"
            + " host:port, was db",
        "datacenter = \"\" | evenkeel.cassandra.datacenter must not be empty",
        "keyspace = My-Shop | evenkeel.cassandra.keyspace must be a small letter, then small"
            + " letters, digits and _, at most 48, was My-Shop",
        "request-timeout = 10ms | evenkeel.cassandra.request-timeout must be 100ms to 1 minute, was"
            + " 10ms",
        "replication.factor = 0 | evenkeel.cassandra.replication must be 1 to 9 copies in"
            + " datacenter1, was 0",
        "username = eve | evenkeel.cassandra.username and .password must be both set or both empty",
        "write-consistency = SOME | evenkeel.cassandra.write-consistency must be one of [ALL,"
            + " EACH_QUORUM, LOCAL_ONE, LOCAL_QUORUM, ONE, QUORUM], was SOME",
      })
  void aValueOutOfRangeIsRefusedByTheNameOfItsKey(String setting, String message) {
    assertThatThrownBy(() -> read(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void oneFactorMeansTheDatacenterOfThisNode() {
    assertThat(read("datacenter = east, replication.factor = 3").replication().cql())
        .isEqualTo("{'class': 'NetworkTopologyStrategy', 'east': 3}");
  }

  @Test
  void namedDatacentersReplaceTheFactor() {
    assertThat(
            read("replication { factor = 2, datacenters { west = 3, \"east.1\" = 2 } }")
                .replication()
                .cql())
        .isEqualTo("{'class': 'NetworkTopologyStrategy', 'east.1': 2, 'west': 3}");
  }

  @Test
  void thePasswordIsNeverShown() {
    assertThat(read("username = eve, password = secret").toString()).doesNotContain("secret");
  }

  @Test
  void aContactPointMayBeAnAddressOfEitherKind() {
    assertThat(ContactPoint.parse("[::1]:9042")).isEqualTo(new ContactPoint("::1", 9042));
    assertThat(ContactPoint.parse("[::1]:9042")).hasToString("[::1]:9042");
    assertThat(ContactPoint.parse("db.example:9142")).hasToString("db.example:9142");
  }

  private static CassandraSettings read(String settings) {
    return CassandraSettings.from(
        ConfigFactory.parseString("evenkeel.cassandra { " + settings + " }")
            .withFallback(ConfigFactory.defaultReference()));
  }
}
