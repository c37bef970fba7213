package io.evenkeel.core;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import io.evenkeel.core.config.NodeSettings;
import io.evenkeel.core.config.Section;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A running node, embedded in this JVM. Thread-safe. */
public final class EvenkeelNode {

  /** Why the node stopped, as Akka's shutdown phases see it. */
  private static final class Stopped implements CoordinatedShutdown.Reason {}

  private final NodeContext context;
  private final CompletionStage<Void> ready;

  EvenkeelNode(NodeContext context) {
    this.context = context;
    var timeout = Section.of(context.config(), "evenkeel").duration("start-timeout");
    this.ready = context.readiness().whenMet().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Completes when the node is in the cluster and a real write has gone through; fails after {@code
   * evenkeel.start-timeout}. The node goes on trying in that case, until it is stopped.
   */
  public CompletionStage<Void> ready() {
    return ready;
  }

  public NodeSettings settings() {
    return context.settings();
  }

  /** For those who need raw actors. */
  public ActorSystem<?> system() {
    return context.system();
  }

  /**
   * What a feature offers, as {@code service(Entities.class)}.
   *
   * @throws IllegalStateException when no module on the class path offers it
   */
  public <T> T service(Class<T> type) {
    return context.require(type);
  }

  /** What keeps the node from being ready, in words; empty when nothing does. */
  public String readinessReport() {
    return context.readiness().obstacles();
  }

  /**
   * Leaves the cluster in order: takes no new work, finishes calls, hands its shards over.
   * Completes when the threads have ended; bounded by {@code evenkeel.shutdown-timeout} per phase.
   */
  public CompletionStage<Done> stop() {
    context.readiness().leave();
    return CoordinatedShutdown.get(context.system()).runAll(new Stopped());
  }
}
