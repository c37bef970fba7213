package io.evenkeel.core.runtime.scaling;

import io.evenkeel.core.runtime.DirectStage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call of a driver, which is somebody else's code: it always ends, and it never throws. */
final class DriverCall {

  private DriverCall() {}

  /** Fails when the driver throws, answers nothing, or does not answer in time. */
  static <T> CompletionStage<T> bounded(Supplier<CompletionStage<T>> call, Duration timeout) {
    try {
      return call.get()
          .toCompletableFuture()
          .copy()
          .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException | AssertionError | LinkageError e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Why it failed, in one sentence; empty when it did not. */
  static String why(@Nullable Throwable failure) {
    if (failure == null) {
      return "";
    }
    var cause = DirectStage.unwrapped(failure);
    return cause instanceof TimeoutException
        ? "it did not answer in time"
        : Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
  }
}
