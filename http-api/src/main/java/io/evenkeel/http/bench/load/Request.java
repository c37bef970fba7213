package io.evenkeel.http.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP request to be sent.
 *
 * @param key what it is about; requests of one key can be kept in order, and its owner is learned
 * @param method the HTTP method
 * @param path the path with its query, already percent-encoded
 * @param body a JSON text, empty for none
 * @param idempotencyKey the {@code Idempotency-Key} header, the same in each retry
 * @param target index of the target to send to, or {@link #ANY}
 * @param keepBody whether the listener wants the answer's body; copying it costs time
 */
public record Request(
    String key,
    String method,
    String path,
    String body,
    @Nullable String idempotencyKey,
    int target,
    boolean keepBody) {

  /** No particular target: the owner if known, else whichever has an idle connection. */
  public static final int ANY = -1;

  /** A read whose body the listener gets. */
  public static Request get(String key, String path) {
    return new Request(key, "GET", path, "", null, ANY, true);
  }

  /** A read whose body is thrown away. */
  public static Request probe(String key, String path) {
    return new Request(key, "GET", path, "", null, ANY, false);
  }

  /** A command; repeatable only if it carries an idempotency key. */
  public static Request post(
      String key, String path, String body, @Nullable String idempotencyKey) {
    return new Request(key, "POST", path, body, idempotencyKey, ANY, false);
  }

  /** Whether sending it twice has no second effect. */
  public boolean repeatable() {
    return idempotencyKey != null || method.equals("GET");
  }
}
