package io.evenkeel.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.json.BadJson;
import io.evenkeel.core.json.Json;
import io.evenkeel.core.service.Balancing;
import io.evenkeel.core.service.InvalidRegistration;
import io.evenkeel.core.service.Registration;
import io.evenkeel.core.service.RegistryLimits;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What clients send about services. Pure; throws {@link ProblemException} naming the field. */
final class ServiceBodies {

  /** A registration, as {@code {"url":"http://10.0.0.7:8080","ttlSeconds":10}}. */
  record RegistrationBody(
      String url,
      Optional<Double> weight,
      Optional<String> zone,
      Optional<Double> ttlSeconds,
      Optional<Map<String, String>> metadata,
      Optional<String> healthPath) {}

  /** A strategy, as {@code {"strategy":"c3","parameters":{"decay":"1s"}}}. */
  record BalancingBody(String strategy, Optional<Map<String, JsonNode>> parameters) {}

  private static final double MAX_SECONDS = 1e9;

  private ServiceBodies() {}

  static Registration registration(JsonNode document, RegistryLimits limits) {
    return read(
        () -> {
          var body = Json.toCommand(document, RegistrationBody.class);
          double ttl = body.ttlSeconds().orElse((double) limits.defaultTtl().toSeconds());
          return limits.checked(
              new Registration(
                  body.url(),
                  body.weight().orElse(1.0),
                  body.zone().orElse(""),
                  (long) (Math.max(-MAX_SECONDS, Math.min(MAX_SECONDS, ttl)) * 1000),
                  body.metadata().orElse(Map.of()),
                  body.healthPath().orElse(""),
                  "",
                  false));
        });
  }

  /** Numbers may be written as such or as texts. */
  static Balancing balancing(JsonNode document) {
    return read(
        () -> {
          var body = Json.toCommand(document, BalancingBody.class);
          return new Balancing(body.strategy(), texts(body.parameters().orElse(Map.of())));
        });
  }

  /** Parameters as texts; throws {@link BadJson} when one is neither a text nor a number. */
  static Map<String, String> texts(Map<String, JsonNode> parameters) {
    var texts = new LinkedHashMap<String, String>();
    parameters.forEach((name, value) -> texts.put(name, text(name, value)));
    return texts;
  }

  private static String text(String name, JsonNode value) {
    if (!value.isTextual() && !value.isNumber()) {
      throw new BadJson(
          "parameters." + name, "parameter '" + name + "' must be a text or a number");
    }
    return value.asText();
  }

  private static <T> T read(Supplier<T> body) {
    try {
      return body.get();
    } catch (BadJson e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage()), e.field()));
    } catch (InvalidRegistration e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage()), e.field()));
    }
  }
}
