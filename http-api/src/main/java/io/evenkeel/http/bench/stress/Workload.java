package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.load.AnswerListener;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.RequestSource;
import io.evenkeel.http.bench.report.Verification;
import java.util.Optional;
import java.util.function.Consumer;

/** What is sent, and what must be true afterwards. Used by one run after the other. */
public interface Workload {

  RequestSource source();

  AnswerListener listener();

  /** For people: what it sends. */
  String title();

  /**
   * Touches everything once, so that no first touch falls into the measured time; blocks.
   *
   * @param progress told if that takes time
   */
  default void prepare(LoadSettings settings, Consumer<String> progress) {}

  /** Whether {@link #verify} can say anything. */
  default boolean canVerify() {
    return false;
  }

  /** Compares what was acknowledged with what is stored, where that can be known; blocks. */
  default Optional<Verification> verify(LoadSettings settings) {
    return Optional.empty();
  }
}
