package io.evenkeel.persistence.journal;

import com.typesafe.config.Config;
import io.evenkeel.core.config.NodeSettings;
import io.evenkeel.core.config.Section;
import io.evenkeel.persistence.fencing.LeaseTiming;
import java.time.Duration;

/**
 * Settings of {@code evenkeel.fence}.
 *
 * @param enabled whether the journal is fenced
 * @param lease how long a node's lease lasts without a renewal; of the node's profile
 */
public record FenceSettings(boolean enabled, Duration lease) {

  /** Clocks may run this much faster or slower than true time: five percent. */
  private static final int DRIFT = 20;

  private static final String SECTION = "evenkeel.fence";

  /**
   * Reads the section.
   *
   * @throws IllegalArgumentException if a value is wrong; the message names its key
   */
  public static FenceSettings from(Config config) {
    var c = Section.of(config, SECTION);
    return new FenceSettings(c.flag("enabled"), NodeSettings.from(config).profile().lease());
  }

  LeaseTiming timing() {
    return new LeaseTiming(lease, lease.dividedBy(DRIFT));
  }
}
