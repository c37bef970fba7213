package io.evenkeel.http.drill;

import io.evenkeel.http.bench.load.Request;

/**
 * An addition to a counter. No two to the same counter add the same amount, so an event tells which
 * command made it.
 *
 * @param id of the counter
 * @param amount 1 or more
 */
record CounterCommand(String id, long amount) {

  static String path(String id) {
    return "/v1/entities/counter/" + id;
  }

  /** The command that a request carries. */
  static CounterCommand of(Request request) {
    var key = String.valueOf(request.idempotencyKey());
    return new CounterCommand(
        request.key(), Long.parseLong(key.substring(key.lastIndexOf('-') + 1)));
  }

  Request request() {
    return Request.post(id, path(), body(), key());
  }

  String path() {
    return path(id) + "/add";
  }

  String body() {
    return "{\"amount\":" + amount + "}";
  }

  /** The idempotency key. */
  String key() {
    return id + "-" + amount;
  }
}
