package io.evenkeel.multijvm.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.evenkeel.core.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One entity type in memory that fails as a cluster does: before, after or long after it has
 * carried a command out. It remembers idempotency keys unless it is told to forget them.
 */
final class FakeCluster implements Client {

  private record Done(String entity, String idempotencyKey, JsonNode value) {}

  private final Workload workload;
  private final Random random;
  private final boolean forgetful;
  private final Map<String, List<Done>> entities = new HashMap<>();
  private final List<Done> underWay = new ArrayList<>();

  FakeCluster(Workload workload, Random random, boolean forgetful) {
    this.workload = workload;
    this.random = random;
    this.forgetful = forgetful;
  }

  /** The values of what was carried out, in order. */
  List<JsonNode> done(String entity) {
    return entities.getOrDefault(entity, List.of()).stream().map(Done::value).toList();
  }

  @Override
  public Attempt send(Request request, int number) {
    if (!underWay.isEmpty() && random.nextInt(4) == 0) {
      carryOut(underWay.remove(random.nextInt(underWay.size())));
    }
    if (request.isRead()) {
      return read(request.key());
    }
    var command = new Done(request.key(), request.idempotencyKey(), request.value());
    return switch (random.nextInt(10)) {
      case 0 -> new Attempt.NotSent("connection refused");
      case 1 -> problem(503, "overloaded", "this node works on 9 calls already");
      case 2 -> {
        underWay.add(command);
        yield problem(504, "outcome-unknown", "no answer from the entity in 5000 ms");
      }
      case 3 -> {
        carryOut(command);
        yield new Attempt.NoAnswer("connection reset");
      }
      case 4 -> new Attempt.NoAnswer("connection reset");
      default -> {
        carryOut(command);
        yield new Attempt.Answered(200, "", Json.toTree(Map.of("revision", 1)));
      }
    };
  }

  private void carryOut(Done command) {
    var done = entities.computeIfAbsent(command.entity(), key -> new ArrayList<>());
    boolean known =
        done.stream().anyMatch(d -> d.idempotencyKey().equals(command.idempotencyKey()));
    if (!known || forgetful) {
      done.add(command);
    }
  }

  private Attempt read(String entity) {
    if (random.nextInt(10) == 0) {
      return new Attempt.NoAnswer("connection reset");
    } else if (done(entity).isEmpty()) {
      return problem(404, "not-found", "'x' never had an event");
    }
    return new Attempt.Answered(200, "", Json.toTree(Map.of("state", state(done(entity)))));
  }

  private JsonNode state(List<JsonNode> values) {
    return switch (workload.type()) {
      case "ledger-list" -> Json.toTree(Map.of("elements", values));
      case "document" -> values.get(values.size() - 1);
      case "counter" -> Json.toTree(Map.of("value", sum(values)));
      default -> MissingNode.getInstance();
    };
  }

  static long sum(List<JsonNode> additions) {
    return additions.stream().mapToLong(add -> add.path("amount").asLong()).sum();
  }

  private static Attempt problem(int status, String type, String detail) {
    return new Attempt.Answered(
        status, "urn:evenkeel:" + type, Json.toTree(Map.of("detail", detail)));
  }
}
