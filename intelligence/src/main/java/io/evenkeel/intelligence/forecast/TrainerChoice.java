package io.evenkeel.intelligence.forecast;

import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What networks are trained by. */
public enum TrainerChoice {
  /** Plain Java, everywhere. */
  JAVA,
  /** PyTorch by way of DJL, where its jars are on the class path. */
  DJL;

  private static final Logger LOG = LoggerFactory.getLogger(TrainerChoice.class);
  private static final long SEED = 1;

  /**
   * As it stands in a configuration.
   *
   * @throws IllegalArgumentException in one sentence when there is none of that name
   */
  static TrainerChoice of(String name) {
    for (var choice : values()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(name)) {
        return choice;
      }
    }
    throw new IllegalArgumentException(
        "evenkeel.intelligence.forecast.engine must be java or djl, was '" + name + "'");
  }

  /** The trainer, loaded now; empty, with one line in the log, when it cannot be had. */
  Optional<NetworkTrainer> find() {
    try {
      return Optional.of(this == JAVA ? new AdamTrainer(SEED) : DjlTrainer.load(SEED));
    } catch (RuntimeException | LinkageError e) {
      LOG.warn(
          "no networks are trained and forecasts go on with the simple experts: DJL does not work"
              + " here ({}); see docs/forecast.md",
          e.toString());
      return Optional.empty();
    }
  }
}
