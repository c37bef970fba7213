package io.evenkeel.core.entity;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.json.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of a command: a JSON object, and the command it was read as, so that one that is checked
 * where it arrives is not read again where it is carried out. May be handed from thread to thread,
 * not used by two at once.
 */
public final class CommandBody {

  private final JsonNode json;
  private @Nullable Object command;

  private CommandBody(JsonNode json) {
    this.json = json;
  }

  public static CommandBody of(JsonNode json) {
    return new CommandBody(Objects.requireNonNull(json));
  }

  public JsonNode json() {
    return json;
  }

  /**
   * The body as a command.
   *
   * @throws io.evenkeel.core.json.BadJson naming the field that is wrong
   */
  public <C> C as(Class<C> type) {
    var known = command;
    if (known != null && known.getClass() == type) {
      return type.cast(known);
    }
    var read = Json.toCommand(json, type);
    command = read;
    return read;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CommandBody body && json.equals(body.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
