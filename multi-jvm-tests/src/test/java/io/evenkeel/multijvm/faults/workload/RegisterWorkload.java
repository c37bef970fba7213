package io.evenkeel.multijvm.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.evenkeel.core.json.Json;
import io.evenkeel.multijvm.faults.history.Kind;
import java.util.Map;

/** Puts unique values into documents. */
public final class RegisterWorkload implements Workload {

  @Override
  public String type() {
    return "document";
  }

  @Override
  public String command() {
    return "put";
  }

  @Override
  public Kind kind() {
    return Kind.WRITE;
  }

  @Override
  public JsonNode change(long number, String idempotencyKey) {
    return new TextNode("v" + number);
  }

  @Override
  public JsonNode body(JsonNode change) {
    return Json.toTree(Map.of("value", change));
  }

  @Override
  public JsonNode read(JsonNode state) {
    return state;
  }

  @Override
  public JsonNode initial() {
    return NullNode.getInstance();
  }
}
