package io.evenkeel.http;

import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.evenkeel.core.EntityType;
import io.evenkeel.core.entity.Entities;

/**
 * What is deployed.
 *
 * <pre>
 * GET /v1/entity-types  200 each type with the JSON Schemas of its commands and events
 * GET /openapi.json     200 OpenAPI 3.1
 * </pre>
 */
final class EntityTypeRoutes extends AllDirectives {

  private final Entities entities;
  private final Schemas schemas = new Schemas();

  EntityTypeRoutes(Entities entities) {
    this.entities = entities;
  }

  Route types() {
    return path("entity-types", () -> get(() -> complete(Replies.json(describeAll()))));
  }

  Route openApi() {
    return path(
        "openapi.json",
        () -> get(() -> complete(Replies.json(OpenApi.describe(entities.hosted(), schemas)))));
  }

  private JsonNode describeAll() {
    var types = JsonNodeFactory.instance.arrayNode();
    entities.hosted().forEach(type -> types.add(describe(type)));
    return JsonNodeFactory.instance.objectNode().set("entityTypes", types);
  }

  private JsonNode describe(EntityType<?> type) {
    var described = JsonNodeFactory.instance.objectNode();
    described.put("name", type.name());
    var commands = described.putObject("commands");
    type.commands().forEach((name, c) -> commands.set(name, schemas.ofCommand(c.payload())));
    var events = described.putObject("events");
    type.events().forEach((name, e) -> events.set(name, schemas.ofStored(e.payload())));
    described.set("state", schemas.ofStored(type.stateClass()));
    return described;
  }
}
