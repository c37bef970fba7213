package io.evenkeel.persistence;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import io.evenkeel.core.runtime.Readiness;
import io.evenkeel.persistence.cassandra.CassandraSchema;
import io.evenkeel.persistence.cassandra.CassandraSchemaException;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Finds out why the journal does not work when a start takes long, and says it in one sentence. */
final class JournalDiagnosis {

  private static final Duration EVERY = Duration.ofSeconds(6);

  private final ActorSystem<?> system;
  private final CassandraSettings settings;
  private final Readiness readiness;
  private final CompletableFuture<?> proven;

  private JournalDiagnosis(
      ActorSystem<?> system,
      CassandraSettings settings,
      Readiness readiness,
      CompletableFuture<?> proven) {
    this.system = system;
    this.settings = settings;
    this.readiness = readiness;
    this.proven = proven;
  }

  /** Looks every 6 s, on a thread that may block, until the journal is proven. */
  static void start(
      ActorSystem<?> system,
      CassandraSettings settings,
      Readiness readiness,
      CompletableFuture<?> proven) {
    new JournalDiagnosis(system, settings, readiness, proven).later();
  }

  private void later() {
    var blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    system.scheduler().scheduleOnce(EVERY, this::look, blocking);
  }

  private void look() {
    if (proven.isDone()) {
      return;
    }
    var reason = reason();
    readiness.explain("journal", reason);
    system.log().warn("The journal is not usable yet: {}", reason);
    later();
  }

  private String reason() {
    try {
      var missing = CassandraSchema.missing(settings);
      return missing.isEmpty()
          ? "the database answers; writes and replays do not yet"
          : "the schema is missing " + missing + "; create it with 'evenkeel schema create'";
    } catch (CassandraSchemaException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
