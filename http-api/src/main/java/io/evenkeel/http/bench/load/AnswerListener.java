package io.evenkeel.http.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * Hears the final outcome of each request, warm-up included, once.
 *
 * <p>Called on the client's event loop only: it must not block.
 */
@FunctionalInterface
public interface AnswerListener {

  /** Listens to nothing. */
  AnswerListener NONE = (request, outcome, body) -> {};

  /**
   * A request has its final outcome.
   *
   * @param body the answer's body if the request asked for it and there was one
   */
  void answered(Request request, Outcome outcome, @Nullable String body);
}
