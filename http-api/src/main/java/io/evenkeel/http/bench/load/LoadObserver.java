package io.evenkeel.http.bench.load;

import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Hears how a run goes.
 *
 * <p>Called on the client's event loop only: it must not block. Histograms are the client's own: of
 * microseconds, to be read before returning.
 */
public interface LoadObserver {

  /** One that only hears the seconds. */
  static LoadObserver of(Consumer<Tick> progress) {
    return (tick, successes) -> progress.accept(tick);
  }

  /** The clock has started; the warm-up begins. */
  default void began(long nanoTime) {}

  /** A second has passed. */
  void second(Tick tick, Histogram successes);

  /** All that was measured. */
  default void ended(Histogram successes) {}
}
