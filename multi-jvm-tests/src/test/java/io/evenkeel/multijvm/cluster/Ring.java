package io.evenkeel.multijvm.cluster;

import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import io.evenkeel.persistence.cassandra.ContactPoint;
import java.time.Duration;

/**
 * The servers of one Cassandra. Each answers as soon as it is up itself; a table that is created
 * before all know each other may stay unknown to one of them.
 */
final class Ring {

  private static final String PEERS = "SELECT peer FROM system.peers_v2";

  private Ring() {}

  /** Waits until each of so many servers knows all others and they agree on the schema. */
  static void awaitComplete(ContactPoint server, int size, Duration patience) {
    await("all servers of Cassandra know each other")
        .atMost(patience)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(() -> isComplete(server, size));
  }

  private static boolean isComplete(ContactPoint server, int size) {
    try (var session =
        CqlSession.builder()
            .addContactPoint(server.address())
            .withLocalDatacenter("datacenter1")
            .build()) {
      var nodes = session.getMetadata().getNodes().values();
      return nodes.size() == size
          && nodes.stream().allMatch(node -> peers(session, node) == size - 1)
          && session.checkSchemaAgreement();
    }
  }

  private static int peers(CqlSession session, Node node) {
    return session.execute(SimpleStatement.newInstance(PEERS).setNode(node)).all().size();
  }
}
