package io.evenkeel.core.entity;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.json.Json;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * One entity, for Java callers: commands and states as the type's own classes.
 *
 * <pre>{@code
 * entities.ref(Cart.TYPE, "alice").send(new AddItem("tea", 2), Cart.class)
 * }</pre>
 *
 * <p>Immutable. Stages fail with {@link EntityRejected}, whose rejection says how to go on.
 *
 * @param <S> the state
 */
public final class EntityRef<S> {

  private final Entities entities;
  private final EntityType<S> type;
  private final EntityKey key;

  EntityRef(Entities entities, EntityType<S> type, String id) {
    this.entities = entities;
    this.type = type;
    this.key = new EntityKey(type.name(), id);
  }

  /**
   * Sends a command and reads its reply as {@code reply}.
   *
   * @throws IllegalArgumentException when the type has no command of this class
   */
  public <R> CompletionStage<R> send(Object command, Class<R> reply) {
    return send(command, Optional.empty(), reply);
  }

  /** As above, with an idempotency key: sending it again has no second effect. */
  public <R> CompletionStage<R> send(Object command, String idempotencyKey, Class<R> reply) {
    return send(command, Optional.of(idempotencyKey), reply);
  }

  /** The present state; the type's initial one when the entity never had an event. */
  public CompletionStage<S> state() {
    return entities
        .read(key)
        .thenApply(
            answer -> {
              var state = (EntityReply.State) accepted(answer);
              return state.revision() == 0
                  ? type.initialState()
                  : state.state().as(type.stateClass());
            });
  }

  private <R> CompletionStage<R> send(Object command, Optional<String> key, Class<R> reply) {
    var handler =
        type.commandOf(command.getClass())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "type '" + type.name() + "' has no command of " + command.getClass()));
    var call =
        new Call(handler.name(), CommandBody.of(Json.toTree(command)), key, OptionalLong.empty());
    return entities
        .call(this.key, call)
        .thenApply(answer -> ((EntityReply.Done) accepted(answer)).reply().as(reply));
  }

  private static EntityReply accepted(EntityReply answer) {
    if (answer instanceof EntityReply.Rejected rejected) {
      throw new EntityRejected(rejected.rejection());
    }
    return answer;
  }
}
