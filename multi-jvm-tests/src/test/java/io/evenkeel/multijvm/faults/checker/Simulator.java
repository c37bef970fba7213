package io.evenkeel.multijvm.faults.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Operation;
import io.evenkeel.multijvm.faults.history.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Concurrent clients of one object that does one thing at a time, each at a moment between the
 * sending and the answer. What is refused never happens; what is unknown may, even long afterwards.
 */
final class Simulator {

  /** The object. */
  interface Model {
    /** The result of a read; anything for a change; empty when the change is refused. */
    Optional<JsonNode> apply(Kind kind, JsonNode argument);
  }

  /**
   * How the clients behave.
   *
   * @param spread the longest time between two steps of a client; small ones make ties
   * @param reads the share of reads, 0..1
   * @param refused the share of changes that fail, 0..1
   * @param unknown the share of changes whose outcome is unknown, 0..1
   */
  record Clients(
      int clients, int operationsEach, int spread, double reads, double refused, double unknown) {

    static final Clients MANY = new Clients(6, 40, 1_000, 0.4, 0.1, 0.15);
    static final Clients FEW = new Clients(3, 4, 12, 0.5, 0.1, 0.2);

    Clients withReads(double newReads) {
      return new Clients(clients, operationsEach, spread, newReads, refused, unknown);
    }
  }

  private record Step(long effectNanos, Operation operation) {}

  private static final long NEVER = Long.MAX_VALUE;

  private final Random random;
  private final Clients clients;
  private final Supplier<JsonNode> changes;
  private final Kind change;
  private final List<Step> steps = new ArrayList<>();

  private Simulator(Random random, Clients clients, Kind change, Supplier<JsonNode> changes) {
    this.random = random;
    this.clients = clients;
    this.change = change;
    this.changes = changes;
  }

  /** A history of one object, with a final read. */
  static History run(
      String key,
      Random random,
      Clients clients,
      Kind change,
      Supplier<JsonNode> changes,
      Model model) {
    var simulator = new Simulator(random, clients, change, changes);
    for (int client = 0; client < clients.clients(); client++) {
      simulator.client(key, client);
    }
    return simulator.carryOut(key, model);
  }

  private void client(String key, int client) {
    long process = client;
    long now = 0;
    for (int i = 0; i < clients.operationsEach(); i++) {
      long invoke = now + step();
      long effect = invoke + step();
      long complete = effect + step();
      boolean read = random.nextDouble() < clients.reads();
      var outcome = read ? Outcome.OK : outcome();
      var value = read ? NullNode.getInstance() : changes.get();
      var kind = read ? Kind.READ : change;
      long id = steps.size();
      steps.add(
          new Step(
              moment(outcome, effect),
              new Operation(process, id, kind, key, value, invoke, complete, outcome)));
      process += outcome == Outcome.INFO ? clients.clients() : 0;
      now = complete;
    }
  }

  private long step() {
    return 1 + random.nextInt(clients.spread());
  }

  private Outcome outcome() {
    double chance = random.nextDouble();
    if (chance < clients.refused()) {
      return Outcome.FAIL;
    }
    return chance < clients.refused() + clients.unknown() ? Outcome.INFO : Outcome.OK;
  }

  private long moment(Outcome outcome, long effect) {
    return switch (outcome) {
      case OK -> effect;
      case FAIL -> NEVER;
      case INFO -> random.nextBoolean() ? NEVER : effect + random.nextInt(clients.spread() * 5);
    };
  }

  private History carryOut(String key, Model model) {
    List<Operation> history = new ArrayList<>();
    long end = 0;
    for (var step : steps.stream().sorted(Comparator.comparingLong(Step::effectNanos)).toList()) {
      var operation = step.operation();
      end = Math.max(end, operation.completeNanos());
      history.add(step.effectNanos() == NEVER ? operation : carriedOut(operation, model));
    }
    long last = end + 6L * clients.spread();
    var value = model.apply(Kind.FINAL_READ, NullNode.getInstance()).orElseThrow();
    history.add(
        new Operation(-2, steps.size(), Kind.FINAL_READ, key, value, last, last + 1, Outcome.OK));
    return new History(history);
  }

  private static Operation carriedOut(Operation operation, Model model) {
    var result = model.apply(operation.kind(), operation.value());
    if (operation.isRead()) {
      return operation.withValue(result.orElseThrow());
    }
    return result.isEmpty() && operation.isOk() ? refused(operation) : operation;
  }

  private static Operation refused(Operation o) {
    return new Operation(
        o.process(),
        o.id(),
        o.kind(),
        o.key(),
        o.value(),
        o.invokeNanos(),
        o.completeNanos(),
        Outcome.FAIL);
  }
}
