package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.load.Tick;

/** Hears how a stress test goes; from several threads, must not block for long. */
public interface StressProgress {

  /** Something that happens once. */
  void say(String line);

  /**
   * A second has passed.
   *
   * @param measured seconds of the measured time that are over, {@code <= 0} while warming up
   * @param wanted requests in it by the profile
   */
  void second(Tick tick, int measured, double wanted);

  /** An interval has passed. */
  void interval(Interval interval);
}
