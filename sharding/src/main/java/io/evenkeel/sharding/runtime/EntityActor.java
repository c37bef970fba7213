package io.evenkeel.sharding.runtime;

import akka.actor.typed.BackoffSupervisorStrategy;
import akka.actor.typed.Behavior;
import akka.actor.typed.PreRestart;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.RecoveryFailed;
import akka.persistence.typed.SnapshotAdapter;
import akka.persistence.typed.SnapshotSelectionCriteria;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.Recovery;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import io.evenkeel.core.entity.Commit;
import io.evenkeel.core.entity.Decision;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.LiveEntity;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.json.JsonText;
import io.evenkeel.sharding.placement.EntityMeter;
import io.evenkeel.sharding.runtime.EntityProtocol.Execute;
import io.evenkeel.sharding.runtime.EntityProtocol.Read;
import io.evenkeel.sharding.runtime.EntityProtocol.ReadAt;
import io.evenkeel.sharding.runtime.EntityProtocol.Recover;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Puts a {@link LiveEntity} behind a journal: translates, persists, replies. No rules here.
 *
 * <p>The state of the behaviour is null until something was stored, so that every recovery starts
 * from a fresh {@link LiveEntity}: Akka asks for the empty state once and keeps it over restarts.
 */
public final class EntityActor<S>
    extends EventSourcedBehavior<Request, Commit, @Nullable LiveEntity<S>> {

  private final ActorContext<Request> context;
  private final Supplier<LiveEntity<S>> fresh;
  private final LongFunction<CompletionStage<EntityReply>> past;
  private final BooleanSupplier mayAnswer;
  private final Runnable recovered;
  private final int snapshotEvery;
  private final Waiting waiting;
  private final String owner;
  private final Clock clock;
  private boolean withoutSnapshot;

  /** Ends a life that began from a snapshot which cannot be used. */
  private static final class MustReplay extends RuntimeException {
    MustReplay(String reason) {
      super(reason, null, false, false);
    }
  }

  /**
   * How an entity of one type is run.
   *
   * @param past makes the state at a revision from the journal; must not fail
   * @param mayAnswer whether this node may speak for an entity, asked for each answer
   * @param recovered told whenever an entity has read its journal, on its thread; must not block
   * @param meter of what an entity does
   */
  public record Hosting<S>(
      Supplier<LiveEntity<S>> fresh,
      BiFunction<EntityKey, Long, CompletionStage<EntityReply>> past,
      Function<EntityKey, BooleanSupplier> mayAnswer,
      Consumer<EntityKey> recovered,
      Function<EntityKey, EntityMeter> meter,
      int snapshotEvery,
      int maxWaiting,
      BackoffSupervisorStrategy backoff,
      Supplier<String> owner,
      Clock clock) {}

  /**
   * The behaviour of one entity. It starts anew after any failure: a failed journal is handled by
   * the event-sourced behaviour itself, with a backoff; a rejected write, a snapshot that cannot be
   * used or a defect by the supervision here, at once. A stop would lose the requests that are
   * still in the mailbox.
   */
  public static <S> Behavior<Request> create(EntityKey key, Hosting<S> hosting) {
    return Behaviors.setup(
        context -> {
          var waiting = new Waiting(hosting.maxWaiting(), hosting.owner().get());
          var meter = hosting.meter().apply(key);
          var entity = new EntityActor<>(context, key, hosting, waiting);
          return Behaviors.supervise(Admission.before(entity, waiting, meter))
              .onFailure(
                  RuntimeException.class, SupervisorStrategy.restart().withLogLevel(Level.WARN));
        });
  }

  /** The id of an entity's journal; no type name contains the separator. */
  public static String persistenceId(EntityKey key) {
    return key.type() + "|" + key.id();
  }

  private EntityActor(
      ActorContext<Request> context, EntityKey key, Hosting<S> hosting, Waiting waiting) {
    super(PersistenceId.ofUniqueId(persistenceId(key)), hosting.backoff());
    this.context = context;
    this.fresh = hosting.fresh();
    this.past = revision -> hosting.past().apply(key, revision);
    this.mayAnswer = hosting.mayAnswer().apply(key);
    this.recovered = () -> hosting.recovered().accept(key);
    this.snapshotEvery = hosting.snapshotEvery();
    this.waiting = waiting;
    this.owner = hosting.owner().get();
    this.clock = hosting.clock();
  }

  /** The pause before a restart when the journal failed. Never gives up: the journal comes back. */
  public static BackoffSupervisorStrategy backoff(java.time.Duration min, java.time.Duration max) {
    return SupervisorStrategy.restartWithBackoff(min, max, 0.2).withLogLevel(Level.WARN);
  }

  @Override
  public @Nullable LiveEntity<S> emptyState() {
    return null;
  }

  @Override
  public CommandHandler<Request, Commit, @Nullable LiveEntity<S>> commandHandler() {
    return (entity, request) -> {
      var live = entity == null ? fresh.get() : entity;
      live.mustReplay().ifPresent(this::beginAnew);
      return waiting.take(request) ? onRequest(live, request) : Effect().none();
    };
  }

  /** Only from here does an exception leave the event-sourced behaviour: see decision 14. */
  private void beginAnew(String reason) {
    withoutSnapshot = true;
    throw new MustReplay("all events are read again, as " + reason);
  }

  @Override
  public Recovery recovery() {
    return withoutSnapshot
        ? Recovery.withSnapshotSelectionCriteria(SnapshotSelectionCriteria.none())
        : super.recovery();
  }

  @Override
  public EventHandler<@Nullable LiveEntity<S>, Commit> eventHandler() {
    return (entity, commit) -> {
      var live = entity == null ? fresh.get() : entity;
      live.apply(commit);
      return live;
    };
  }

  @Override
  public SignalHandler<@Nullable LiveEntity<S>> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.instance(), entity -> onRecovered())
        .onSignal(
            RecoveryFailed.class,
            (entity, failed) -> waiting.suspend(JournalFailure.of(failed.getFailure())))
        .onSignal(PreRestart.instance(), this::onRestart)
        .build();
  }

  private void onRecovered() {
    waiting.resume();
    recovered.run();
  }

  private void onRestart(@Nullable LiveEntity<S> entity) {
    if (entity != null && entity.mustReplay().isPresent()) {
      waiting.giveUp().forEach(context.getSelf()::tell);
    } else {
      waiting.suspend(Rejection.of(Rejection.Kind.UNAVAILABLE, "the journal cannot be reached"));
    }
  }

  @Override
  public SnapshotAdapter<@Nullable LiveEntity<S>> snapshotAdapter() {
    return new EntitySnapshots<>(fresh);
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(snapshotEvery, 2);
  }

  private Effect<Commit, @Nullable LiveEntity<S>> onRequest(LiveEntity<S> entity, Request request) {
    try {
      return carryOut(entity, request);
    } catch (RuntimeException e) {
      var failed = Rejection.of(Rejection.Kind.FAILED, "it failed; nothing was stored");
      return reject(request, new Decision.Reject<>(failed, Optional.of(e)));
    }
  }

  private Effect<Commit, @Nullable LiveEntity<S>> carryOut(LiveEntity<S> entity, Request request) {
    if (request instanceof Execute execute) {
      return onExecute(entity, execute);
    } else if (request instanceof Read read) {
      return onRead(entity, read);
    } else if (request instanceof ReadAt readAt) {
      return onReadAt(readAt);
    } else if (request instanceof Recover) {
      return tell(request, new EntityReply.State(JsonText.NULL, entity.revision(), owner));
    }
    throw new AssertionError("unknown request " + request);
  }

  private Effect<Commit, @Nullable LiveEntity<S>> onExecute(LiveEntity<S> entity, Execute request) {
    var decision = entity.decide(request.call(), clock.millis());
    if (decision instanceof Decision.Store<S> store) {
      return onStore(request, store);
    } else if (decision instanceof Decision.Answer<S> answer) {
      return tell(
          request,
          new EntityReply.Done(answer.reply(), answer.revision(), answer.replayed(), owner));
    } else if (decision instanceof Decision.Reject<S> reject) {
      return reject(request, reject);
    }
    throw new AssertionError("unknown decision " + decision);
  }

  private Effect<Commit, @Nullable LiveEntity<S>> onStore(
      Execute request, Decision.Store<S> store) {
    waiting.writing(request);
    var done = new EntityReply.Done(store.reply(), store.commit().revision(), false, owner);
    return Effect()
        .persist(store.commit())
        .thenRun(
            after -> {
              waiting.written();
              request.replyTo().tell(done);
            });
  }

  private Effect<Commit, @Nullable LiveEntity<S>> onRead(LiveEntity<S> entity, Read read) {
    var decision = entity.read();
    if (decision instanceof Decision.Answer<S> answer) {
      return tell(read, new EntityReply.State(answer.reply(), answer.revision(), owner));
    } else if (decision instanceof Decision.Reject<S> reject) {
      return reject(read, reject);
    }
    throw new AssertionError("unknown decision " + decision);
  }

  /** Goes past this actor's state, so other requests need not wait for it. */
  private Effect<Commit, @Nullable LiveEntity<S>> onReadAt(ReadAt request) {
    past.apply(request.revision())
        .thenAccept(
            reply ->
                request
                    .replyTo()
                    .tell(
                        reply instanceof EntityReply.State state
                            ? new EntityReply.State(state.state(), state.revision(), owner)
                            : reply));
    return Effect().none();
  }

  private Effect<Commit, @Nullable LiveEntity<S>> reject(
      Request request, Decision.Reject<S> reject) {
    reject.cause().ifPresent(cause -> context.getLog().error("A command failed", cause));
    return tell(request, new EntityReply.Rejected(reject.rejection(), owner));
  }

  private Effect<Commit, @Nullable LiveEntity<S>> tell(Request request, EntityReply reply) {
    request.replyTo().tell(mayAnswer.getAsBoolean() ? reply : notOwned());
    return Effect().none();
  }

  /** The state behind the answer may be an old one. */
  private EntityReply notOwned() {
    return new EntityReply.Rejected(
        Rejection.of(Rejection.Kind.MOVING, "this node has no lease at the moment"), owner);
  }
}
