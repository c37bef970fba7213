package io.evenkeel.multijvm.faults.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.evenkeel.multijvm.faults.checker.Acknowledgement;
import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Outcome;
import io.evenkeel.multijvm.faults.history.Recorder;
import io.evenkeel.multijvm.faults.workload.Client;
import io.evenkeel.multijvm.faults.workload.CounterWorkload;
import io.evenkeel.multijvm.faults.workload.Generator;
import io.evenkeel.multijvm.faults.workload.Session;
import io.evenkeel.multijvm.faults.workload.Workload;
import io.evenkeel.multijvm.http.Api;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * One workload of a run with its history. The history of a further one can be compared with it when
 * both have one clock. Thread-safe.
 */
final class Track {

  private static final int MAX_OPERATIONS = 500_000;

  /** How often a final read is tried; what is unknown may still arrive and change what is read. */
  private static final int FINAL_READS = 40;

  private final Workload workload;
  private final Generator.Settings settings;
  private final Recorder recorder;
  private final Session.Retries retries;
  private final Map<JsonNode, String> idempotencyKeys = new ConcurrentHashMap<>();

  /**
   * A workload without operations.
   *
   * @param nanoClock starts at 0 with the run
   */
  Track(
      Workload workload,
      Generator.Settings settings,
      LongSupplier nanoClock,
      Session.Retries retries) {
    this.workload = workload;
    this.settings = settings;
    this.recorder = new Recorder(nanoClock, MAX_OPERATIONS);
    this.retries = retries;
  }

  String name() {
    return workload.type();
  }

  int clients() {
    return settings.clients();
  }

  History history() {
    return recorder.history();
  }

  /** Carries the next request of a client out, each time it is called. For one thread. */
  Runnable client(int index, Client http) {
    var generator = new Generator(workload, settings, index);
    var session = new Session(workload, http, recorder, retries, index, settings.clients());
    return () -> {
      var request = generator.next();
      idempotencyKeys.put(request.value(), request.idempotencyKey());
      session.run(request);
    };
  }

  /** The ids of all journals. */
  List<String> persistenceIds() {
    return settings.allKeys().stream().map(this::persistenceId).toList();
  }

  /** What clients were told of, each with the idempotency key of its command. */
  List<Acknowledgement> acknowledgements() {
    return history().operations().stream()
        .filter(operation -> !operation.isRead() && operation.isOk())
        .map(
            change ->
                new Acknowledgement(
                    persistenceId(change.key()),
                    idempotencyKeys.getOrDefault(change.value(), ""),
                    change.invokeNanos(),
                    change.completeNanos()))
        .toList();
  }

  /** Reads every entity; the operations of all clients have ended. */
  void readFinally(Client http, List<Api> nodes) {
    var generator = new Generator(workload, settings, 0);
    var finalRetries = new Session.Retries(FINAL_READS, retries.pause());
    var session = new Session(workload, http, recorder, finalRetries, -1, settings.clients());
    for (var key : settings.allKeys()) {
      if (workload.kind() == Kind.ADD) {
        readCounter(key, nodes);
      } else {
        session.run(generator.finalRead(key));
      }
    }
  }

  private void readCounter(String key, List<Api> nodes) {
    var read = recorder.invoke(-1, Kind.FINAL_READ, key, NullNode.getInstance());
    JsonNode counter = NullNode.getInstance();
    for (int i = 1; i <= FINAL_READS && !isSettled(counter); i++) {
      counter = counter(key, nodes.get(i % nodes.size()));
      retries.pause().accept(i);
    }
    recorder.complete(read, counter, counter.isNull() ? Outcome.FAIL : Outcome.OK);
  }

  /** State and events are two answers, and an unknown command may come between. */
  private static boolean isSettled(JsonNode counter) {
    return !counter.isNull() && counter.path("value").asLong() == sum(counter);
  }

  private static JsonNode counter(String key, Api api) {
    try {
      return CounterWorkload.finalRead(io.evenkeel.multijvm.load.History.read(api, key));
    } catch (AssertionError noAnswer) {
      return NullNode.getInstance();
    }
  }

  private static long sum(JsonNode counter) {
    long sum = 0;
    for (var amount : counter.path("amounts")) {
      sum += amount.asLong();
    }
    return sum;
  }

  private String persistenceId(String key) {
    return workload.type() + "|" + key;
  }
}
