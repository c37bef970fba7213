package io.evenkeel.http.bench.load;

import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a load against HTTP servers.
 *
 * <p>Each run has one event loop thread and connections of its own, closed at its end. The calling
 * thread blocks until the last request has ended. A run throws {@link LoadFailedException} when no
 * target can be connected to; failed requests are figures in the result, not exceptions.
 */
public final class LoadClient {

  private LoadClient() {}

  /** Each connection sends its next request as soon as it has an answer: measures throughput. */
  public static LoadResult closedLoop(
      LoadSettings settings,
      RequestSource source,
      AnswerListener listener,
      Consumer<Tick> progress) {
    return run(settings, source, null, listener, progress);
  }

  /** Sends at the times of the schedule: measures the latency that users of that rate would see. */
  public static LoadResult openLoop(
      LoadSettings settings,
      Arrivals arrivals,
      RequestSource source,
      AnswerListener listener,
      Consumer<Tick> progress) {
    return run(settings, source, arrivals, listener, progress);
  }

  private static LoadResult run(
      LoadSettings settings,
      RequestSource source,
      @Nullable Arrivals arrivals,
      AnswerListener listener,
      Consumer<Tick> progress) {
    var intake = new Intake(source, arrivals);
    try (var wire = new Wire(settings, intake, new Recorder(progress), listener)) {
      return wire.run().get();
    } catch (ExecutionException failed) {
      throw asUnchecked(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new LoadFailedException("the run was interrupted", stopped);
    }
  }

  private static RuntimeException asUnchecked(@Nullable Throwable cause) {
    return cause instanceof RuntimeException known
        ? known
        : new LoadFailedException("the run failed: " + cause, cause == null ? new Error() : cause);
  }
}
