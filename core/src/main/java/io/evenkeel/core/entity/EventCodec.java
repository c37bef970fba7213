package io.evenkeel.core.entity;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.json.JsonText;
import java.util.List;

/** Turns events into what is stored and back, and applies them. Pure and thread-safe. */
public final class EventCodec<S> {

  private final EntityType<S> type;

  public EventCodec(EntityType<S> type) {
    this.type = type;
  }

  /**
   * The event as it is stored.
   *
   * @throws IllegalArgumentException when the type does not define this event
   */
  public StoredEvent encode(Object event) {
    var handler =
        type.eventOf(event.getClass())
            .orElseThrow(() -> new IllegalArgumentException(undefined(event)));
    return new StoredEvent(handler.name(), JsonText.of(event));
  }

  /**
   * The state after {@code events}, which are decoded from their stored form: what a node applies
   * when it writes an event is exactly what it will read at the next replay.
   *
   * @throws UnreadableEvent when an event has no handler, cannot be decoded or cannot be applied
   */
  public S applyAll(S state, List<StoredEvent> events) {
    var next = state;
    for (var event : events) {
      next = apply(next, event);
    }
    return next;
  }

  /** As {@link #applyAll}, for one event. */
  public S apply(S state, StoredEvent event) {
    var handler = type.events().get(event.type());
    if (handler == null) {
      throw new UnreadableEvent(
          "type '" + type.name() + "' has no event '" + event.type() + "'", null);
    }
    try {
      return UserCode.call(() -> apply(handler, state, event));
    } catch (RuntimeException e) {
      throw new UnreadableEvent(
          "event '" + event.type() + "' of '" + type.name() + "' cannot be applied", e);
    }
  }

  private static <S, E> S apply(EntityType.EventHandler<S, E> handler, S state, StoredEvent event) {
    return handler.apply().apply(state, event.data().as(handler.payload()));
  }

  private String undefined(Object event) {
    return "type '" + type.name() + "' defines no event of " + event.getClass();
  }
}
