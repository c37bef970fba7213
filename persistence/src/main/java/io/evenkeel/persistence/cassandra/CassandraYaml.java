package io.evenkeel.persistence.cassandra;

import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * The {@code cassandra.yaml} of a local server: one node or a few, two cores, little memory, no
 * authentication.
 *
 * <p>The commit log is synced once a second: an ended process loses at most the last 100 ms, which
 * is how often Cassandra marks what may be replayed; a machine that loses power, the last second.
 */
final class CassandraYaml {

  private CassandraYaml() {}

  static String of(EmbeddedCassandraSettings settings) {
    return identity()
        + token(settings.place())
        + folders(settings.dataDir())
        + network(settings)
        + sizes();
  }

  private static String identity() {
    return """
    cluster_name: evenkeel
    num_tokens: 1
    partitioner: org.apache.cassandra.dht.Murmur3Partitioner
    endpoint_snitch: SimpleSnitch
    authenticator: AllowAllAuthenticator
    authorizer: AllowAllAuthorizer
    hinted_handoff_enabled: false
    auto_bootstrap: false
    """;
  }

  /** A server that is alone draws its token. */
  private static String token(RingPlace place) {
    return place.size() == 1 ? "" : "initial_token: " + place.token() + "\n";
  }

  private static String folders(Path dataDir) {
    return """
    data_file_directories: [%s]
    commitlog_directory: %s
    hints_directory: %s
    saved_caches_directory: %s
    cdc_raw_directory: %s
    """
        .formatted(
            quoted(dataDir.resolve("data")),
            quoted(dataDir.resolve("commitlog")),
            quoted(dataDir.resolve("hints")),
            quoted(dataDir.resolve("saved_caches")),
            quoted(dataDir.resolve("cdc_raw")));
  }

  private static String network(EmbeddedCassandraSettings settings) {
    return """
    listen_address: %s
    rpc_address: %s
    native_transport_port: %d
    storage_port: %d
    start_native_transport: true
    seed_provider:
      - class_name: org.apache.cassandra.locator.SimpleSeedProvider
        parameters:
          - seeds: "%s"
    """
        .formatted(
            settings.place().host(),
            settings.place().host(),
            settings.nativePort(),
            settings.storagePort(),
            settings.place().hosts().stream()
                .map(host -> host + ":" + settings.storagePort())
                .collect(Collectors.joining(",")));
  }

  private static String sizes() {
    return """
    commitlog_sync: periodic
    commitlog_sync_period: 1000ms
    commitlog_segment_size: 16MiB
    commitlog_total_space: 128MiB
    memtable_heap_space: 64MiB
    memtable_offheap_space: 64MiB
    memtable_flush_writers: 1
    key_cache_size: 8MiB
    counter_cache_size: 0MiB
    prepared_statements_cache_size: 4MiB
    file_cache_size: 32MiB
    networking_cache_size: 16MiB
    concurrent_reads: 8
    concurrent_writes: 8
    concurrent_counter_writes: 2
    concurrent_compactors: 1
    native_transport_max_threads: 8
    """;
  }

  /** A path as a YAML scalar: single quotes, doubled inside. */
  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }
}
