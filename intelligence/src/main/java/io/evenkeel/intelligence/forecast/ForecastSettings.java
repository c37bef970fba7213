package io.evenkeel.intelligence.forecast;

import com.typesafe.config.Config;
import io.evenkeel.core.config.Section;

/**
 * Settings of {@code evenkeel.intelligence.forecast}, read and checked once, at start.
 *
 * @param enabled whether networks are trained
 * @param folder where they are kept, empty for nowhere
 * @param engine what trains them
 * @param maxWaiting trainings that may wait for the one under way
 */
public record ForecastSettings(
    boolean enabled,
    String folder,
    TrainerChoice engine,
    int maxWaiting,
    RetrainingSettings retraining) {

  private static final int MOST_WAITING = 1_000;

  public ForecastSettings {
    if (maxWaiting < 1 || maxWaiting > MOST_WAITING) {
      throw new IllegalArgumentException(
          "evenkeel.intelligence.forecast.max-waiting must be 1 to %d, was %d"
              .formatted(MOST_WAITING, maxWaiting));
    }
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException in one sentence that names the key
   */
  public static ForecastSettings from(Config config) {
    var c = Section.of(config, "evenkeel.intelligence.forecast");
    return new ForecastSettings(
        c.flag("enabled"),
        c.string("folder"),
        TrainerChoice.of(c.string("engine")),
        c.number("max-waiting"),
        new RetrainingSettings(
            c.number("most-samples"),
            c.number("first-epochs"),
            c.number("daily-epochs"),
            RetrainingSettings.DEFAULT.firstRate(),
            RetrainingSettings.DEFAULT.dailyRate()));
  }
}
