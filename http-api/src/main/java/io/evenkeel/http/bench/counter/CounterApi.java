package io.evenkeel.http.bench.counter;

import io.evenkeel.http.bench.load.Request;

/** How a system's counters are called over HTTP. */
public enum CounterApi {
  /** {@code /v1/entities/counter/{id}}. */
  EVENKEEL("/v1/entities/counter/"),
  /** {@code /counters/{id}}, as the plain Akka program of the examples has it. */
  PLAIN("/counters/");

  private final String prefix;

  CounterApi(String prefix) {
    this.prefix = prefix;
  }

  /** Adds one; without an idempotency key, so that it is never sent twice. */
  public Request add(String id) {
    return Request.post(id, prefix + id + "/add", "{\"amount\":1}", null);
  }

  /** Reads it, ignoring what it says. */
  public Request probe(String id) {
    return Request.probe(id, prefix + id);
  }

  /** Reads it. */
  public Request read(String id) {
    return Request.get(id, prefix + id);
  }
}
