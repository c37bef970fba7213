package io.evenkeel.http.bench.load;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A load that runs. Thread-safe. */
public final class LoadRun {

  private final Wire wire;
  private final CompletableFuture<LoadResult> result;

  LoadRun(Wire wire) {
    this.wire = wire;
    this.result = wire.run();
  }

  /**
   * Blocks until the last request has ended; closes the connections.
   *
   * @throws LoadFailedException when no target can be connected to, or all connections are lost
   */
  public LoadResult await() {
    try (wire) {
      return result.get();
    } catch (ExecutionException failed) {
      throw asUnchecked(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new LoadFailedException("the run was interrupted", stopped);
    }
  }

  /** Ends it early, within about a second; {@link #await} returns what was measured so far. */
  public void stop() {
    wire.stop();
  }

  private static RuntimeException asUnchecked(@Nullable Throwable cause) {
    return cause instanceof RuntimeException known
        ? known
        : new LoadFailedException("the run failed: " + cause, cause == null ? new Error() : cause);
  }
}
