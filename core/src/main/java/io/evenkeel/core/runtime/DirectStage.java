package io.evenkeel.core.runtime;

import akka.dispatch.ExecutionContexts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import scala.compat.java8.FutureConverters;
import scala.concurrent.ExecutionContext;
import scala.util.Try;

/**
 * Stages without a change of thread.
 *
 * <p>A stage that Akka's Java API makes of a Scala future runs each of its dependents on the common
 * pool. On a machine with two cores that pool has no parallelism, and Java starts a new thread for
 * every single dependent: one sixth of the CPU time of a node under load. See decision 9.
 */
public final class DirectStage {

  private static final ExecutionContext SAME_THREAD = ExecutionContexts.fromExecutor(Runnable::run);

  private DirectStage() {}

  /**
   * The same result, with dependents that run on the thread that completes it. They must be short
   * and must not block. A stage of Java's own is so already, and is given back; nobody may complete
   * it.
   */
  public static <T> CompletableFuture<T> of(CompletionStage<T> akkaStage) {
    if (akkaStage.getClass() == CompletableFuture.class) {
      return akkaStage.toCompletableFuture();
    }
    var direct = new CompletableFuture<T>();
    FutureConverters.toScala(akkaStage).onComplete(result -> complete(direct, result), SAME_THREAD);
    return direct;
  }

  /** What made a stage fail, without what stages wrap around it. */
  public static Throwable unwrapped(Throwable failure) {
    var cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  private static <T> boolean complete(CompletableFuture<T> direct, Try<T> result) {
    return result.isSuccess()
        ? direct.complete(result.get())
        : direct.completeExceptionally(result.failed().get());
  }
}
