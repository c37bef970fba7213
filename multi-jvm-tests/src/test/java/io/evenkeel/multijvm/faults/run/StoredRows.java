package io.evenkeel.multijvm.faults.run;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.protocol.internal.util.Bytes;
import io.evenkeel.core.entity.Commit;
import io.evenkeel.core.entity.Receipt;
import io.evenkeel.core.json.Json;
import io.evenkeel.multijvm.faults.checker.JournalRow;
import io.evenkeel.persistence.fencing.Stamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads all rows of journals past the code that is tested: those that count and those that do not.
 */
final class StoredRows {

  private static final String COMMIT = "c1";

  /** The first partition of a journal, which has room for 500,000 rows, see JournalConfig. */
  private static final String SELECT =
      "SELECT sequence_nr, writer_uuid, timestamp, ser_manifest, event"
          + " FROM %s.messages WHERE persistence_id = ? AND partition_nr = 0";

  private static final DriverConfigLoader OPTIONS =
      DriverConfigLoader.programmaticBuilder()
          .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
          .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "LOCAL_QUORUM")
          .withInt(DefaultDriverOption.NETTY_IO_SIZE, 1)
          .withInt(DefaultDriverOption.NETTY_ADMIN_SIZE, 1)
          .build();

  private StoredRows() {}

  /** All rows of some journals; blocks. The writers of rows without a stamp are put in an order. */
  static List<JournalRow> read(int port, String keyspace, List<String> persistenceIds) {
    try (var session = open(port)) {
      var rows = new ArrayList<JournalRow>();
      for (var id : persistenceIds) {
        var stored =
            session.execute(SELECT.formatted(keyspace), id).all().stream()
                .map(row -> row(id, row))
                .toList();
        rows.addAll(Writers.journal(stored));
      }
      return rows;
    }
  }

  /** For reads and writes that are no part of what is tested. */
  static CqlSession open(int port) {
    return CqlSession.builder()
        .addContactPoint(new InetSocketAddress("127.0.0.1", port))
        .withLocalDatacenter("datacenter1")
        .withConfigLoader(OPTIONS)
        .build();
  }

  private static StoredRow row(String persistenceId, Row row) {
    var writer = row.getString("writer_uuid");
    return new StoredRow(
        persistenceId,
        row.getLong("sequence_nr"),
        writer,
        row.getUuid("timestamp").timestamp(),
        writer.indexOf('<') < 0 ? Optional.empty() : Optional.of(Stamp.parse(writer)),
        COMMIT.equals(row.getString("ser_manifest")) ? event(row) : "");
  }

  private static String event(Row row) {
    try {
      var bytes = Bytes.getArray(row.getByteBuffer("event"));
      return Json.stored().readValue(bytes, Commit.class).receipt().map(Receipt::key).orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
