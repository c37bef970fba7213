package io.evenkeel.core;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an entity makes of a command. A value: creating one has no effect.
 *
 * <p>The reply is computed from the state after the events and must be something Jackson can write
 * as JSON. It leaves the node only after the events are in the journal.
 *
 * @param <S> the entity's state
 */
public sealed interface Outcome<S> {

  /** The command is accepted. No events means that nothing has to change. */
  record Accepted<S>(List<Object> events, Function<? super S, ? extends @Nullable Object> reply)
      implements Outcome<S> {
    public Accepted {
      events = List.copyOf(events);
      Objects.requireNonNull(reply, "reply");
    }
  }

  /** The rules of the business say no. Nothing is stored; the caller reads the reason. */
  record Refused<S>(String reason) implements Outcome<S> {
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Stores one event and replies with the state that follows. */
  static <S> Outcome<S> persist(Object event) {
    return persist(event, after -> after);
  }

  /** Stores one event and replies with what {@code reply} makes of the state that follows. */
  static <S> Outcome<S> persist(
      Object event, Function<? super S, ? extends @Nullable Object> reply) {
    return persistAll(List.of(event), reply);
  }

  /** Stores several events together, all or none, in one journal write. */
  static <S> Outcome<S> persistAll(
      List<?> events, Function<? super S, ? extends @Nullable Object> reply) {
    return new Accepted<>(List.copyOf(events), reply);
  }

  /** Accepts and changes nothing. */
  static <S> Outcome<S> reply(Function<? super S, ? extends @Nullable Object> reply) {
    return new Accepted<>(List.of(), reply);
  }

  /** Refuses, with a reason that a person can act on. */
  static <S> Outcome<S> refuse(String reason) {
    return new Refused<>(reason);
  }
}
