package io.evenkeel.persistence.lease;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import io.evenkeel.persistence.cassandra.CassandraSchema;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.SharedCassandra;
import io.evenkeel.persistence.fencing.ShardEpoch;
import io.evenkeel.persistence.lease.LeaseTable.NodeRow;
import io.evenkeel.persistence.lease.LeaseTable.ShardRow;
import io.evenkeel.persistence.lease.LeaseTable.State;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The conditions of each change, on a real database. */
class CassandraLeaseTableTest {

  private static final int ROUNDS = 50;
  private static final ShardEpoch SECOND = new ShardEpoch(2, 1);

  @RegisterExtension private static final SharedCassandra CASSANDRA = new SharedCassandra();

  private static CassandraSettings settings;
  private static CqlSession session;
  private static CassandraLeaseTable table;

  @BeforeAll
  static void open() {
    settings = CASSANDRA.newKeyspace();
    CassandraSchema.create(settings);
    session = SharedCassandra.session(settings);
    table =
        new CassandraLeaseTable(
            () -> CompletableFuture.completedFuture(session), settings.keyspace());
  }

  @AfterAll
  static void close() {
    session.close();
  }

  @BeforeEach
  void empty() {
    session.execute("TRUNCATE " + settings.keyspace() + ".node_leases");
    session.execute("TRUNCATE " + settings.keyspace() + ".shard_leases");
  }

  @Test
  void aLeaseBeginsOnceAndIsRenewedFromTheCounterItHas() {
    assertThat(now(table.begin("a"))).isTrue();
    assertThat(now(table.begin("a"))).isFalse();
    assertThat(now(table.renew("a", 1, false))).isEmpty();
    assertThat(now(table.renew("a", 1, false))).contains(new NodeRow("a", 2, State.HELD));
    assertThat(now(table.nodes())).containsExactly(new NodeRow("a", 2, State.HELD));
  }

  @Test
  void whatHasEndedIsNeverHeldAgain() {
    now(table.begin("a"));
    assertThat(now(table.end("a", 2, State.REVOKED))).isFalse();
    assertThat(now(table.end("a", 1, State.REVOKED))).isTrue();
    assertThat(now(table.end("a", 1, State.RELEASED))).isFalse();
    assertThat(now(table.renew("a", 1, false))).contains(new NodeRow("a", 1, State.REVOKED));
    assertThat(now(table.begin("a"))).isFalse();
  }

  @Test
  void aLeaseWhoseRowIsGoneIsRevokedAndEndsAsSuch() {
    assertThat(now(table.renew("a", 7, false))).contains(new NodeRow("a", 0, State.REVOKED));
    assertThat(now(table.end("a", 0, State.REVOKED))).isTrue();
    assertThat(now(table.begin("a"))).isFalse();
    assertThat(now(table.nodes())).containsExactly(new NodeRow("a", 0, State.REVOKED));
  }

  @Test
  void theRowOfANodeThatIsGoneForADayIsForgotten() {
    now(table.begin("a"));
    now(table.renew("a", 1, true));
    now(table.begin("b"));
    now(table.end("b", 1, State.REVOKED));
    var left =
        session
            .execute("SELECT TTL(state) AS left FROM " + settings.keyspace() + ".node_leases")
            .all();
    assertThat(left)
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.getInt("left")).isBetween(86_000, 86_400));
  }

  @Test
  void aNodeRowMadeByHandIsNoLeaseAndDoesNotHideTheOthers() {
    now(table.begin("a"));
    session.execute(
        "UPDATE " + settings.keyspace() + ".node_leases SET counter = 9 WHERE node = 'b'");
    session.execute(
        "INSERT INTO "
            + settings.keyspace()
            + ".node_leases (node, counter, state) VALUES ('c', 3, 'mine')");
    assertThat(now(table.nodes())).containsExactly(new NodeRow("a", 1, State.HELD));
    assertThat(now(table.renew("b", 9, false))).contains(new NodeRow("b", 0, State.REVOKED));
    assertThat(now(table.renew("c", 3, false))).contains(new NodeRow("c", 0, State.REVOKED));
    assertThat(now(table.end("b", 0, State.REVOKED))).isTrue();
    assertThat(now(table.end("c", 0, State.REVOKED))).isTrue();
    assertThat(now(table.end("a", 0, State.REVOKED))).isFalse();
  }

  @Test
  void aShardIsTakenAtTheEpochThatWasSeenAndReleasedByItsOwner() {
    assertThat(now(table.shard("s"))).isEmpty();
    assertThat(now(table.take("s", 0, ShardEpoch.FIRST, "a"))).isTrue();
    assertThat(now(table.take("s", 0, ShardEpoch.FIRST, "b"))).isFalse();
    assertThat(now(table.shard("s"))).contains(new ShardRow(ShardEpoch.FIRST, "a", false, false));
    assertThat(now(table.release("s", 1, "b", true))).isFalse();
    assertThat(now(table.release("s", 2, "a", true))).isFalse();
    assertThat(now(table.release("s", 1, "a", true))).isTrue();
    assertThat(now(table.shard("s"))).contains(new ShardRow(ShardEpoch.FIRST, "a", true, true));
    assertThat(now(table.take("s", 1, SECOND, "b"))).isTrue();
    assertThat(now(table.shard("s"))).contains(new ShardRow(SECOND, "b", false, false));
  }

  @Test
  void aShardWhoseRowWasEditedIsReleasedAtTheEpochThatWasSeenByItsOwner() {
    assertThat(now(table.take("edited", 0, SECOND, "a"))).isTrue();
    assertThat(now(table.releaseEdited("edited", 2, SECOND, "b"))).isFalse();
    assertThat(now(table.releaseEdited("edited", 1, SECOND, "a"))).isFalse();
    var third = new ShardEpoch(3, 2);
    assertThat(now(table.releaseEdited("edited", 2, third, "a"))).isTrue();
    assertThat(now(table.shard("edited"))).contains(new ShardRow(third, "a", true, false));
  }

  @Test
  void aShardRowWithoutAnEpochIsNamedInOneSentence() {
    session.execute(
        "UPDATE " + settings.keyspace() + ".shard_leases SET owner = 'a' WHERE shard = 's'");
    assertThat(table.shard("s").toCompletableFuture())
        .failsWithin(java.time.Duration.ofSeconds(30))
        .withThrowableThat()
        .withMessageContaining(
            "the row of shard 's' in shard_leases has no usable epoch (0, clean since 0): it was"
                + " edited by hand; set both to one more than any epoch that shard ever had");
  }

  @Test
  void ofTwoTakersAtOnceExactlyOneWins() {
    for (int round = 1; round <= ROUNDS; round++) {
      var next = new ShardEpoch(round, 1);
      var a = table.take("s", round - 1, next, "a");
      var b = table.take("s", round - 1, next, "b");
      boolean toA = now(a);
      assertThat(now(b)).as("round %d", round).isNotEqualTo(toA);
      assertThat(now(table.shard("s")))
          .as("round %d", round)
          .contains(new ShardRow(next, toA ? "a" : "b", false, false));
    }
  }

  @Test
  void ofARenewalAndARevocationAtOnceExactlyOneWins() {
    for (int round = 1; round <= ROUNDS; round++) {
      var node = "a/" + round;
      now(table.begin(node));
      var renewed = table.renew(node, 1, false);
      var revoked = table.end(node, 1, State.REVOKED);
      assertThat(now(revoked)).as("round %d", round).isEqualTo(now(renewed).isPresent());
    }
  }

  private static <T> T now(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
