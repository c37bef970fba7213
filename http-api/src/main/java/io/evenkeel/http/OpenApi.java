package io.evenkeel.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.core.EntityType;
import io.evenkeel.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Objects;

/**
 * The OpenAPI 3.1 document: {@code openapi.json} on the class path holds what is the same
 * everywhere, this adds a path for each command that is deployed.
 */
final class OpenApi {

  private static final String RESOURCE = "openapi.json";

  private OpenApi() {}

  static JsonNode describe(Collection<EntityType<?>> types, Schemas schemas) {
    var document = template();
    var paths = (ObjectNode) document.get("paths");
    for (var type : types) {
      type.commands()
          .forEach(
              (name, command) ->
                  paths.set(
                      "/v1/entities/" + type.name() + "/{id}/" + name,
                      operation(
                          document, type.name(), name, schemas.ofCommand(command.payload()))));
    }
    return document;
  }

  /** The generic command operation of the template, for one command. */
  private static JsonNode operation(JsonNode document, String type, String name, JsonNode schema) {
    var operation = document.at("/paths/~1v1~1entities~1{type}~1{id}~1{command}/post").deepCopy();
    var post = (ObjectNode) operation;
    post.put("operationId", type + "-" + name);
    post.put("summary", "Command " + name + " of a " + type);
    ((ObjectNode) post.at("/requestBody/content/application~1json")).set("schema", schema);
    var parameters = post.withArray("parameters");
    for (int i = parameters.size() - 1; i >= 0; i--) {
      var reference = parameters.get(i).path("$ref").asText();
      if (reference.endsWith("/type") || reference.endsWith("/command")) {
        parameters.remove(i);
      }
    }
    var item = JsonNodeFactory.instance.objectNode();
    return item.set("post", post);
  }

  private static ObjectNode template() {
    try (var in = OpenApi.class.getResourceAsStream(RESOURCE)) {
      return (ObjectNode) Json.stored().readTree(Objects.requireNonNull(in, RESOURCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
