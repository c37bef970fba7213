package io.evenkeel.multijvm.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.evenkeel.core.json.Json;
import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.load.History;
import java.util.Map;

/** Adds unique amounts to counters. */
public final class CounterWorkload implements Workload {

  @Override
  public String type() {
    return "counter";
  }

  @Override
  public String command() {
    return "add";
  }

  @Override
  public Kind kind() {
    return Kind.ADD;
  }

  @Override
  public JsonNode change(long number, String idempotencyKey) {
    return Json.toTree(Map.of("amount", number, "key", idempotencyKey));
  }

  @Override
  public JsonNode body(JsonNode change) {
    return Json.toTree(Map.of("amount", change.path("amount")));
  }

  @Override
  public JsonNode read(JsonNode state) {
    return state.path("value");
  }

  @Override
  public JsonNode initial() {
    return new LongNode(0);
  }

  /** The value of a final read, which a session cannot make, as it needs the events. */
  public static JsonNode finalRead(History counter) {
    var amounts = counter.added().stream().map(History.Added::amount).toList();
    return Json.toTree(Map.of("value", counter.value(), "amounts", amounts));
  }
}
