package io.evenkeel.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.Evenkeel;
import io.evenkeel.core.EvenkeelNode;
import io.evenkeel.persistence.cassandra.CassandraSchema;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.SharedCassandra;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClusterIdentityTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension private static final SharedCassandra CASSANDRA = new SharedCassandra();

  private final CassandraSettings settings = CASSANDRA.newKeyspace();
  private ActorSystem<?> system;
  private CqlSession session;

  @BeforeEach
  void open() {
    session = SharedCassandra.session(settings);
    system = ActorSystem.create(Behaviors.empty(), "identity");
  }

  @AfterEach
  void close() {
    session.close();
    system.terminate();
  }

  @Test
  void theFirstNodeGivesTheKeyspaceToItsClusterForGood() {
    CassandraSchema.create(settings);
    assertThat(check("a")).succeedsWithin(PATIENCE);
    assertThat(check("a")).succeedsWithin(PATIENCE);
    assertThat(check("b"))
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(IllegalStateException.class)
        .withMessage(belongsTo("a", "b"));
  }

  @Test
  void ofTwoClustersAtOnceOneGetsTheKeyspace() {
    CassandraSchema.create(settings);
    var a = check("a");
    var b = check("b");
    assertThat(CompletableFuture.allOf(a, b).handle((both, failure) -> failure != null))
        .succeedsWithin(PATIENCE)
        .isEqualTo(true);
    assertThat(a.isCompletedExceptionally()).isNotEqualTo(b.isCompletedExceptionally());
  }

  @Test
  void aNodeThatStartsBeforeTheSchemaWaitsForIt() {
    var check = check("a");
    assertThat(check).isNotDone();
    CassandraSchema.create(settings);
    assertThat(check).succeedsWithin(PATIENCE);
  }

  @Test
  void theEndOfTheSystemEndsTheWait() {
    var check = check("a");
    system.terminate();
    assertThat(check)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .withMessageContaining("the actor system ended before the database answered");
  }

  @Test
  void aNodeOfAnotherClusterDoesNotStartAndWritesNothing() throws Exception {
    CassandraSchema.create(settings);
    var first = node("a");
    first.ready().toCompletableFuture().get(60, TimeUnit.SECONDS);
    first.stop().toCompletableFuture().get(60, TimeUnit.SECONDS);
    long leases = leases();
    var other = node("b");
    try {
      assertThat(other.ready().toCompletableFuture())
          .failsWithin(PATIENCE)
          .withThrowableThat()
          .withMessageContaining(belongsTo("a", "b"));
      assertThat(other.readinessReport()).contains("journal failed: " + belongsTo("a", "b"));
      assertThat(leases()).isEqualTo(leases);
    } finally {
      other.stop().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
  }

  private CompletableFuture<Void> check(String cluster) {
    return ClusterIdentity.check(
        system, () -> CompletableFuture.completedFuture(session), settings.keyspace(), cluster);
  }

  private String belongsTo(String owner, String mine) {
    return "the keyspace '%s' belongs to cluster '%s'; this node is of cluster '%s': give it another evenkeel.cassandra.keyspace, or the evenkeel.name of that cluster"
        .formatted(settings.keyspace(), owner, mine);
  }

  private long leases() {
    return session.execute("SELECT node FROM " + settings.keyspace() + ".node_leases").all().size();
  }

  private EvenkeelNode node(String cluster) {
    return Evenkeel.node(cluster)
        .withConfig(
            ConfigFactory.parseString(
                """
                evenkeel {
                  port = 0
                  parallelism = 2
                  cassandra { keyspace = %s, contact-points = ["%s"] }
                }
                akka.coordinated-shutdown.exit-jvm = off
                datastax-java-driver.profiles.evenkeel-lease.basic.request.timeout = 10s
                """
                    .formatted(settings.keyspace(), settings.contactPoints().get(0))))
        .start();
  }
}
