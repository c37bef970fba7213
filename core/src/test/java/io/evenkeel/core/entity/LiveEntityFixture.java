package io.evenkeel.core.entity;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A {@link Tally} that carries out what it decides, as its actor would. */
final class LiveEntityFixture {

  static final ReceiptLimits LIMITS = new ReceiptLimits(10, 10_000, Duration.ofMinutes(1));

  final LiveEntity<Tally> entity = new LiveEntity<>(Tally.TYPE, LIMITS);
  long nowMillis = 1_000;

  static JsonNode json(String text) {
    return Json.parseObject(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  static Call call(String command, String body) {
    return Call.of(command, json(body));
  }

  Decision run(Call call) {
    var decision = entity.decide(call, nowMillis);
    if (decision instanceof Decision.Store store) {
      entity.apply(store.commit());
    }
    return decision;
  }

  Decision run(String command, String body) {
    return run(call(command, body));
  }

  Rejection rejection(Call call) {
    return ((Decision.Reject) run(call)).rejection();
  }

  Decision.Store store(Call call) {
    return (Decision.Store) run(call);
  }
}
