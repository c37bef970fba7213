package io.evenkeel.http;

import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Bounds the sum of the bodies that calls hold in memory, so that many large ones at once cannot
 * fill the heap. Thread-safe, never waits.
 */
final class BodyBudget {

  private final long maxBytes;
  private final AtomicLong bytesInFlight = new AtomicLong();

  BodyBudget(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Makes a call that holds so many bytes until it has ended, in whatever way.
   *
   * @throws ProblemException when there is no room for them; the call is not made then
   */
  <T> CompletionStage<T> during(long bytes, Supplier<CompletionStage<T>> call) {
    reserve(bytes);
    try {
      return call.get().whenComplete((end, failure) -> bytesInFlight.addAndGet(-bytes));
    } catch (RuntimeException e) {
      bytesInFlight.addAndGet(-bytes);
      throw e;
    }
  }

  /** Of the calls under way. */
  long bytesInFlight() {
    return bytesInFlight.get();
  }

  private void reserve(long bytes) {
    if (bytesInFlight.addAndGet(bytes) > maxBytes) {
      bytesInFlight.addAndGet(-bytes);
      throw new ProblemException(
          Problem.overloaded("this node holds bodies of " + maxBytes + " bytes already"));
    }
  }
}
