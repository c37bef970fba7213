package io.evenkeel.http.bench.load;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a load against HTTP servers.
 *
 * <p>Each run has one event loop thread and connections of its own, closed at its end. A run throws
 * {@link LoadFailedException} when no target can be connected to; failed requests are figures in
 * the result, not exceptions.
 */
public final class LoadClient {

  private LoadClient() {}

  /**
   * Each connection sends its next request as soon as it has an answer: measures throughput. Blocks
   * until the last request has ended.
   */
  public static LoadResult closedLoop(
      LoadSettings settings,
      RequestSource source,
      AnswerListener listener,
      Consumer<Tick> progress) {
    return start(settings, null, source, listener, LoadObserver.of(progress)).await();
  }

  /**
   * Sends at the times of the schedule: measures the latency that users of that rate would see.
   * Blocks until the last request has ended.
   */
  public static LoadResult openLoop(
      LoadSettings settings,
      Arrivals arrivals,
      RequestSource source,
      AnswerListener listener,
      Consumer<Tick> progress) {
    return start(settings, arrivals, source, listener, LoadObserver.of(progress)).await();
  }

  /**
   * Starts one of them; {@link LoadRun#await} must be called.
   *
   * @param arrivals null for a closed loop
   */
  public static LoadRun start(
      LoadSettings settings,
      @Nullable Arrivals arrivals,
      RequestSource source,
      AnswerListener listener,
      LoadObserver observer) {
    var intake = new Intake(source, arrivals);
    return new LoadRun(new Wire(settings, intake, new Recorder(observer), listener));
  }
}
