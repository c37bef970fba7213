package io.evenkeel.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.json.BadJson;
import io.evenkeel.core.json.Json;
import io.evenkeel.core.runtime.scaling.Elasticity;
import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import java.util.Map;
import java.util.Optional;

/**
 * What clients send about scaling, as {@code
 * {"policy":"hpa","parameters":{"target":0.6},"min":2,"max":40}}.
 */
record ScalingBody(
    String policy,
    Optional<Map<String, JsonNode>> parameters,
    Optional<Integer> min,
    Optional<Integer> max) {

  /** Throws {@link ProblemException} naming the field. */
  static ScalingBody read(JsonNode document) {
    try {
      return Json.toCommand(document, ScalingBody.class);
    } catch (BadJson e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage()), e.field()));
    }
  }

  /** Throws {@link ProblemException} when something is unknown or out of range. */
  Scaling scaling(Elasticity elasticity, String target) {
    try {
      var texts = ServiceBodies.texts(parameters.orElse(Map.of()));
      return elasticity.scaling(target, policy, texts, min, max);
    } catch (BadJson e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage()), e.field()));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage()), ""));
    }
  }
}
