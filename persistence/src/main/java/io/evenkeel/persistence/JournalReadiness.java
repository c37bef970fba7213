package io.evenkeel.persistence;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The proof that a node can persist: one event is written and replayed through the configured
 * journal.
 *
 * <p>A node reports itself ready after that, not before: a connection alone proves neither the
 * schema nor the consistency level, and the plugin keeps a statement that could not be prepared for
 * the life of the process.
 */
public final class JournalReadiness {

  private JournalReadiness() {}

  /**
   * Tries until it works, at first every 200 ms, later every 5 s; returns at once.
   *
   * <p>Completes on a thread of the system, which a dependent stage must not block. Never gives up:
   * put a bound on it with {@code orTimeout}. Fails with an {@link IllegalStateException} when the
   * system ends first.
   *
   * @param nodeName unique in the cluster; its journal is {@code evenkeel-probe|nodeName}
   */
  public static CompletionStage<Done> check(ActorSystem<?> system, String nodeName) {
    var result = new CompletableFuture<Done>();
    system.systemActorOf(
        ReadinessCheck.create(nodeName, result),
        "journal-readiness-" + UUID.randomUUID(),
        Props.empty());
    return result;
  }
}
