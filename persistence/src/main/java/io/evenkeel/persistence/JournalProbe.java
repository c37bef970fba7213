package io.evenkeel.persistence;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;

/**
 * An entity that remembers the last mark it was given. Its journal holds about 20 events at most:
 * it is cut at every tenth, by a snapshot.
 */
final class JournalProbe extends EventSourcedBehavior<JournalProbe.Command, ProbeMark, ProbeMark> {

  private static final int EVENTS_PER_SNAPSHOT = 10;

  sealed interface Command permits Write, Read {}

  record Write(ProbeMark mark, ActorRef<ProbeMark> replyTo) implements Command {}

  record Read(ActorRef<ProbeMark> replyTo) implements Command {}

  private JournalProbe(PersistenceId id) {
    super(id);
  }

  static Behavior<Command> create(String id) {
    return new JournalProbe(PersistenceId.ofUniqueId(id));
  }

  @Override
  public ProbeMark emptyState() {
    return new ProbeMark("");
  }

  @Override
  public CommandHandler<Command, ProbeMark, ProbeMark> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(Write.class, c -> Effect().persist(c.mark()).thenReply(c.replyTo(), s -> s))
        .onCommand(Read.class, (state, c) -> Effect().reply(c.replyTo(), state))
        .build();
  }

  @Override
  public EventHandler<ProbeMark, ProbeMark> eventHandler() {
    return (state, event) -> event;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(EVENTS_PER_SNAPSHOT, 1).withDeleteEventsOnSnapshot();
  }
}
