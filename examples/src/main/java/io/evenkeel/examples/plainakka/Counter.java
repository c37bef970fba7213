package io.evenkeel.examples.plainakka;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandlerWithReply;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import akka.persistence.typed.javadsl.ReplyEffect;
import akka.persistence.typed.javadsl.RetentionCriteria;

/** A counter that is added to and read. */
public final class Counter
    extends EventSourcedBehaviorWithEnforcedReplies<Counter.Command, Counter.Added, Counter.State> {

  /** What it understands. */
  public sealed interface Command extends CborSerializable {}

  public record Add(long amount, ActorRef<Value> replyTo) implements Command {}

  public record Get(ActorRef<Value> replyTo) implements Command {}

  /** The reply to both. */
  public record Value(long value) implements CborSerializable {}

  /** Its only event. */
  public record Added(long amount) implements CborSerializable {}

  /** Its snapshot. */
  public record State(long value) implements CborSerializable {}

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "Counter");

  private static final int SNAPSHOT_EVERY = 100;

  private Counter(PersistenceId id) {
    super(id);
  }

  public static Behavior<Command> create(String entityId) {
    return new Counter(PersistenceId.of(KEY.name(), entityId));
  }

  @Override
  public State emptyState() {
    return new State(0);
  }

  @Override
  public CommandHandlerWithReply<Command, Added, State> commandHandler() {
    return newCommandHandlerWithReplyBuilder()
        .forAnyState()
        .onCommand(Add.class, this::onAdd)
        .onCommand(Get.class, this::onGet)
        .build();
  }

  private ReplyEffect<Added, State> onAdd(Add command) {
    return Effect()
        .persist(new Added(command.amount()))
        .thenReply(command.replyTo(), state -> new Value(state.value()));
  }

  private ReplyEffect<Added, State> onGet(State state, Get command) {
    return Effect().reply(command.replyTo(), new Value(state.value()));
  }

  @Override
  public EventHandler<State, Added> eventHandler() {
    return newEventHandlerBuilder()
        .forAnyState()
        .onEvent(Added.class, (state, added) -> new State(state.value() + added.amount()))
        .build();
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(SNAPSHOT_EVERY, 2);
  }
}
