package io.evenkeel.intelligence.forecast;

import io.evenkeel.core.scaling.forecast.ForecastModels.Lesson;
import io.evenkeel.core.scaling.forecast.RecentLoads;
import java.util.SplittableRandom;

/** Something to learn from: a wave with noise that grows with it. */
final class Lessons {

  static final int SEASON = 144;
  static final int AHEAD = 3;

  private Lessons() {}

  static Lesson wave(int steps, long seed) {
    var random = new SplittableRandom(seed);
    var loads = new RecentLoads(steps + 1, 0);
    for (int i = 0; i < steps; i++) {
      double wave = 10 + 7 * Math.sin(2 * Math.PI * i / SEASON);
      loads.add(wave * (1 + 0.1 * random.nextGaussian()));
    }
    return new Lesson(loads, SEASON, AHEAD);
  }
}
