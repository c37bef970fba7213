package io.evenkeel.core.entity;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A {@link Tally} that carries out what it decides, as its actor would. */
final class LiveEntityFixture {

  static final ReceiptLimits LIMITS = ReceiptLimits.of(10, Duration.ofMinutes(1), 10_000);

  final LiveEntity<Tally> entity = new LiveEntity<>(Tally.TYPE, LIMITS);
  long nowMillis = 1_000;

  static JsonNode json(String text) {
    return Json.parseObject(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  static Call call(String command, String body) {
    return Call.of(command, json(body));
  }

  Decision<Tally> run(Call call) {
    var decision = entity.decide(call, nowMillis);
    if (decision instanceof Decision.Store<Tally> store) {
      entity.apply(store.commit());
    }
    return decision;
  }

  Decision<Tally> run(String command, String body) {
    return run(call(command, body));
  }

  Rejection rejection(Call call) {
    return ((Decision.Reject<Tally>) run(call)).rejection();
  }

  Decision.Store<Tally> store(Call call) {
    return (Decision.Store<Tally>) run(call);
  }
}
