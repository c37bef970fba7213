package io.evenkeel.http.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON has neither NaN nor infinity (RFC 8259, section 6): what is not known is null. */
public final class FiniteJson {

  private FiniteJson() {}

  /** The same tree, changed in place. */
  public static JsonNode of(JsonNode json) {
    if (json instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(of(field.getValue())));
    } else if (json instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, of(array.get(i)));
      }
    } else if (json.isFloatingPointNumber() && !Double.isFinite(json.doubleValue())) {
      return NullNode.getInstance();
    }
    return json;
  }
}
