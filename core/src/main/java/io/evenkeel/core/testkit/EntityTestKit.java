package io.evenkeel.core.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.EntityType;
import io.evenkeel.core.EntityType.CommandHandler;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.entity.Call;
import io.evenkeel.core.entity.Commit;
import io.evenkeel.core.entity.Decision;
import io.evenkeel.core.entity.EventCodec;
import io.evenkeel.core.entity.LiveEntity;
import io.evenkeel.core.entity.ReceiptLimits;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.entity.StoredEvent;
import io.evenkeel.core.json.BadJson;
import io.evenkeel.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tests an entity type without an actor system, by the code that runs it in a cluster.
 *
 * <pre>{@code
 * EntityTestKit.of(Cart.TYPE)
 *     .given(new ItemAdded("apple", 2))
 *     .when(new Checkout())
 *     .thenEvents(new CheckedOut())
 *     .thenState(new Cart(Map.of("apple", 2), true));
 * }</pre>
 *
 * <p>Every command, event and state on the way must survive JSON: what a test passes with is what a
 * journal gives back. Immutable, so a {@code given} can be shared by tests; thread-safe. Whatever
 * is not as expected is an {@link AssertionError}, so any test framework will do.
 */
public final class EntityTestKit<S> {

  private static final ReceiptLimits NO_KEYS = ReceiptLimits.of(1, Duration.ofSeconds(1), 1024);

  private final EntityType<S> type;
  private final EventCodec<S> codec;
  private final List<StoredEvent> history;

  private EntityTestKit(EntityType<S> type, List<StoredEvent> history) {
    this.type = type;
    this.codec = new EventCodec<>(type);
    this.history = List.copyOf(history);
  }

  /** An entity that never had an event. */
  public static <S> EntityTestKit<S> of(EntityType<S> type) {
    return new EntityTestKit<>(type, List.of());
  }

  /** The same entity after these events, oldest first. */
  public EntityTestKit<S> given(Object... events) {
    var longer = new ArrayList<>(history);
    for (var event : events) {
      longer.add(encoded(event));
    }
    return new EntityTestKit<>(type, longer);
  }

  /** Sends a command. */
  public CommandResult<S> when(Object command) {
    var handler = type.commandOf(command.getClass());
    if (handler.isEmpty()) {
      throw new AssertionError(type + " has no command of " + command.getClass());
    }
    RoundTrip.ofCommand(handler.get().name(), command);
    return send(handler.get().name(), Json.toTree(command));
  }

  /**
   * Sends a command as an HTTP client would, for bodies that no valid command object has.
   *
   * @param command its name
   * @param body a JSON object
   */
  public CommandResult<S> when(String command, String body) {
    return send(command, Json.parseObject(body.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Checks that each sample survives JSON, and that there is a sample of every command and every
   * event of the type: a new event without a sample fails here, before it is in a journal.
   */
  public void verifyRoundTrip(Object... samples) {
    Samples.of(type).verify(List.of(samples));
  }

  S state() {
    var state = codec.applyAll(type.initialState(), history);
    RoundTrip.ofState(type, state);
    return state;
  }

  /** The event as it is stored. */
  StoredEvent encoded(Object event) {
    if (type.eventOf(event.getClass()).isEmpty()) {
      throw new AssertionError(type + " has no event of " + event.getClass());
    }
    var stored = codec.encode(event);
    RoundTrip.ofEvent(stored.type(), event);
    return stored;
  }

  private CommandResult<S> send(String command, JsonNode body) {
    var state = state();
    var entity = new LiveEntity<>(type, NO_KEYS);
    entity.apply(new Commit(history.size(), history, Optional.empty(), 0));
    var decision = entity.decide(Call.of(command, body), 0);
    failOnDefect(command, decision);
    Optional.ofNullable(type.commands().get(command))
        .ifPresent(handler -> verifyEvents(handler, state, body));
    return new CommandResult<>(after(decision), "command '" + command + "'", decision);
  }

  private EntityTestKit<S> after(Decision<S> decision) {
    if (!(decision instanceof Decision.Store<S> store)) {
      return this;
    }
    var longer = new ArrayList<>(history);
    longer.addAll(store.commit().events());
    var after = new EntityTestKit<>(type, longer);
    after.state();
    return after;
  }

  /** A decision holds events as they are stored, so what was lost on the way shows only here. */
  private <C> void verifyEvents(CommandHandler<S, C> handler, S state, JsonNode body) {
    try {
      var outcome = handler.decide().apply(state, Json.toCommand(body, handler.payload()));
      if (outcome instanceof Outcome.Accepted<S> accepted) {
        accepted.events().forEach(this::encoded);
      }
    } catch (BadJson e) {
      return; // the decision says so
    }
  }

  private static void failOnDefect(String command, Decision<?> decision) {
    if (decision instanceof Decision.Reject<?> reject
        && reject.rejection().kind() == Rejection.Kind.FAILED) {
      var cause = reject.cause().orElse(null);
      throw new AssertionError("command '" + command + "' threw " + cause, cause);
    }
  }
}
