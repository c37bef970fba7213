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

  /** Off where the strategy is not one by which a majority decides. */
  public static ProcessWatchSettings from(Config config) {
    var c = Section.of(config, "evenkeel.process-watch");
    boolean byMajority =
        config
            .getString("akka.cluster.split-brain-resolver.active-strategy")
            .equals("keep-majority");
    return new ProcessWatchSettings(c.flag("enabled") && byMajority, c.duration("retry"));
  }
}
