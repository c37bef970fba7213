package io.evenkeel.multijvm.faults.checker;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.multijvm.faults.history.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists of elements as histories hold them. */
final class Elements {

  private Elements() {}

  /** The elements of a list that was read. */
  static List<JsonNode> of(Operation read) {
    List<JsonNode> elements = new ArrayList<>(read.value().size());
    read.value().forEach(elements::add);
    return elements;
  }

  /** Where each element stands first, counted from 0. */
  static Map<JsonNode, Integer> positions(List<JsonNode> elements) {
    Map<JsonNode, Integer> positions = new HashMap<>();
    for (int i = 0; i < elements.size(); i++) {
      positions.putIfAbsent(elements.get(i), i);
    }
    return positions;
  }

  /**
   * Changes by what makes each recognisable.
   *
   * @throws IllegalArgumentException when two have the same value, as then nothing can be checked
   */
  static Map<JsonNode, Operation> changes(List<Operation> operations) {
    Map<JsonNode, Operation> changes = new HashMap<>();
    for (var operation : operations) {
      if (!operation.isRead()) {
        var twin = changes.put(operation.value(), operation);
        if (twin != null) {
          throw new IllegalArgumentException(
              "two changes have one value: " + twin + ", " + operation);
        }
      }
    }
    return changes;
  }
}
