package io.evenkeel.multijvm.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.evenkeel.core.json.Json;
import io.evenkeel.multijvm.faults.history.Kind;
import java.util.Map;

/** Appends unique elements to lists; needs the application {@code ledger list}. */
public final class AppendWorkload implements Workload {

  @Override
  public String type() {
    return "ledger-list";
  }

  @Override
  public String command() {
    return "append";
  }

  @Override
  public Kind kind() {
    return Kind.APPEND;
  }

  @Override
  public JsonNode change(long number, String idempotencyKey) {
    return new TextNode("e" + number);
  }

  @Override
  public JsonNode body(JsonNode change) {
    return Json.toTree(Map.of("element", change));
  }

  @Override
  public JsonNode read(JsonNode state) {
    return state.path("elements");
  }

  @Override
  public JsonNode initial() {
    return Json.stored().createArrayNode();
  }
}
