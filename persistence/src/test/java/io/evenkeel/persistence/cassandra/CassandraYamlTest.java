package io.evenkeel.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CassandraYamlTest {

  private final String yaml =
      CassandraYaml.of(
          EmbeddedCassandraSettings.of(Path.of("/data/it's here"), Path.of("/lib"), 9142, 7100));

  @Test
  void everythingIsWrittenBelowTheDataFolder() {
    assertThat(yaml)
        .contains("data_file_directories: ['/data/it''s here/data']")
        .contains("commitlog_directory: '/data/it''s here/commitlog'")
        .contains("hints_directory: '/data/it''s here/hints'")
        .contains("saved_caches_directory: '/data/it''s here/saved_caches'");
  }

  @Test
  void bothPortsAreTheGivenOnesOnTheLoopbackInterface() {
    assertThat(yaml)
        .contains("native_transport_port: 9142\n")
        .contains("storage_port: 7100\n")
        .contains("seeds: \"127.0.0.1:7100\"")
        .contains("listen_address: 127.0.0.1\n")
        .contains("rpc_address: 127.0.0.1\n");
  }

  @Test
  void serversOfARingListenAtAddressesOfTheirOwnAndPartItEqually() {
    var settings = EmbeddedCassandraSettings.of(Path.of("/data"), Path.of("/lib"), 9142, 7100);
    var second = CassandraYaml.of(settings.withPlace(new RingPlace(1, 3)));
    assertThat(second)
        .contains("listen_address: 127.0.0.2\n")
        .contains("rpc_address: 127.0.0.2\n")
        .contains("seeds: \"127.0.0.1:7100,127.0.0.2:7100,127.0.0.3:7100\"")
        .contains("initial_token: -3074457345618258602\n");
    assertThat(IntStream.range(0, 3).mapToLong(i -> new RingPlace(i, 3).token()))
        .containsExactly(-9223372036854775806L, -3074457345618258602L, 3074457345618258602L);
    assertThat(yaml).doesNotContain("initial_token");
  }

  @Test
  void theNodeHasOneTokenAndSyncsItsCommitLogPeriodically() {
    assertThat(yaml).contains("num_tokens: 1\n").contains("commitlog_sync: periodic\n");
  }
}
