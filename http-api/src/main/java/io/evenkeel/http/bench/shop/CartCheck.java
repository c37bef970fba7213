package io.evenkeel.http.bench.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares a cart with what it must hold. */
final class CartCheck {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CartCheck() {}

  /**
   * What is wrong, if anything.
   *
   * @param answer the body of {@code GET /v1/entities/cart/{id}}, {@code null} when there was none
   */
  static Optional<String> difference(Map<String, Long> expected, @Nullable String answer) {
    if (answer == null) {
      return Optional.of("could not be read");
    }
    try {
      return difference(expected, MAPPER.readTree(answer).path("state"));
    } catch (JsonProcessingException malformed) {
      return Optional.of("is not JSON");
    }
  }

  private static Optional<String> difference(Map<String, Long> expected, JsonNode state) {
    if (!state.path("lines").isObject() || state.path("checkedOut").asBoolean()) {
      return Optional.of("is no open cart");
    }
    var lines = lines(state.get("lines"));
    if (lines.equals(expected)) {
      return Optional.empty();
    }
    var skus = new TreeSet<>(expected.keySet());
    skus.addAll(lines.keySet());
    return skus.stream()
        .filter(sku -> !lines.getOrDefault(sku, 0L).equals(expected.getOrDefault(sku, 0L)))
        .findFirst()
        .map(sku -> sentence(sku, lines, expected));
  }

  private static String sentence(String sku, Map<String, Long> lines, Map<String, Long> expected) {
    return "holds "
        + lines.getOrDefault(sku, 0L)
        + " of item "
        + sku
        + ", expected "
        + expected.getOrDefault(sku, 0L);
  }

  private static Map<String, Long> lines(JsonNode node) {
    var lines = new TreeMap<String, Long>();
    node.fields().forEachRemaining(line -> lines.put(line.getKey(), line.getValue().asLong()));
    return lines;
  }
}
