package io.evenkeel.http.bench.tune;

import java.time.Duration;

/**
 * How a search is run.
 *
 * @param trials at most, 4 to 500
 * @param time after which no trial begins; the confirmation comes on top
 * @param pairs of runs of each trial, 1 to 50
 * @param confirmations pairs of runs of the best settings, 6 to 100: with fewer the sign test
 *     cannot be sure of anything
 */
public record TuneSettings(int trials, Duration time, int pairs, int confirmations, long seed) {

  public TuneSettings {
    require("--trials", trials, 4, 500);
    require("--pairs", pairs, 1, 50);
    require("--confirm", confirmations, 6, 100);
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("--minutes must be above 0");
    }
  }

  private static void require(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          name + " must be " + low + " to " + high + ", was " + value);
    }
  }
}
