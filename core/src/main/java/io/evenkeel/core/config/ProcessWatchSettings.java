package io.evenkeel.core.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Settings of {@code evenkeel.process-watch}.
 *
 * @param enabled whether processes of other members are watched
 * @param retry between two attempts to connect, at least 20 ms
 */
public record ProcessWatchSettings(boolean enabled, Duration retry) {

  public ProcessWatchSettings {
    if (retry.toMillis() < 20) {
      throw new IllegalArgumentException(
          "evenkeel.process-watch.retry must be >= 20ms, was " + retry);
    }
  }

  /** Off where another strategy decides than the majority of all members. */
  public static ProcessWatchSettings from(Config config, SplitBrainSettings splitBrain) {
    var c = Section.of(config, "evenkeel.process-watch");
    boolean byMajority =
        splitBrain.strategy() == SplitBrainStrategy.KEEP_MAJORITY && splitBrain.role().isEmpty();
    return new ProcessWatchSettings(c.flag("enabled") && byMajority, c.duration("retry"));
  }
}
