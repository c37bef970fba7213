package io.evenkeel.persistence;

import akka.actor.typed.ActorSystem;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.persistence.cassandra.JournalConfig;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster a keyspace belongs to: the first node writes the cluster's name into it. A node
 * that was pointed at the keyspace of another cluster would take its leases and write to its
 * entities.
 */
final class ClusterIdentity {

  private final ActorSystem<?> system;
  private final Supplier<CompletionStage<CqlSession>> session;
  private final String keyspace;
  private final String cluster;
  private final CompletableFuture<Void> result = new CompletableFuture<>();
  private int failures;

  private ClusterIdentity(
      ActorSystem<?> system,
      Supplier<CompletionStage<CqlSession>> session,
      String keyspace,
      String cluster) {
    this.system = system;
    this.session = session;
    this.keyspace = keyspace;
    this.cluster = cluster;
  }

  /**
   * Asks until the database answers, at first every 200 ms, later every 5 s; returns at once.
   *
   * @return completes when the keyspace is this cluster's, on a thread that must not be blocked;
   *     fails with an {@link IllegalStateException} of one sentence when it is another one's, or
   *     when the system ends first
   */
  static CompletableFuture<Void> check(
      ActorSystem<?> system,
      Supplier<CompletionStage<CqlSession>> session,
      String keyspace,
      String cluster) {
    var identity = new ClusterIdentity(system, session, keyspace, cluster);
    identity.ask();
    var unused =
        DirectStage.of(system.getWhenTerminated())
            .thenRun(
                () ->
                    identity.result.completeExceptionally(
                        new IllegalStateException(
                            "the actor system ended before the database answered")));
    return identity.result;
  }

  private void ask() {
    var insert =
        SimpleStatement.newInstance(
                "INSERT INTO "
                    + keyspace
                    + ".cluster_identity (id, name) VALUES ('cluster', ?) IF NOT EXISTS",
                cluster)
            .setExecutionProfileName(JournalConfig.LEASE_PROFILE);
    var unused =
        session
            .get()
            .thenCompose(open -> open.executeAsync(insert))
            .thenApply(this::owner)
            .whenComplete(this::answered);
  }

  private String owner(AsyncResultSet answer) {
    if (answer.wasApplied()) {
      return cluster;
    }
    var row = answer.one();
    return row == null ? "" : String.valueOf(row.getString("name"));
  }

  private void answered(@Nullable String owner, @Nullable Throwable failure) {
    if (failure != null) {
      system.log().debug("the identity of the cluster could not be read", failure);
      later();
    } else if (cluster.equals(owner)) {
      result.complete(null);
    } else {
      result.completeExceptionally(
          new IllegalStateException(
              ("the keyspace '%s' belongs to cluster '%s'; this node is of cluster '%s': give it"
                   + " another evenkeel.cassandra.keyspace, or the evenkeel.name of that cluster")
                  .formatted(keyspace, owner, cluster)));
    }
  }

  private void later() {
    if (!result.isDone()) {
      system
          .scheduler()
          .scheduleOnce(ReadinessBackoff.after(failures++), this::ask, system.executionContext());
    }
  }
}
