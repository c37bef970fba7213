package io.evenkeel.persistence.journal;

import com.typesafe.config.Config;
import io.evenkeel.core.config.Section;
import io.evenkeel.persistence.fencing.LeaseTiming;
import java.time.Duration;

/**
 * Settings of {@code evenkeel.fence}.
 *
 * @param enabled whether the journal is fenced
 * @param lease how long a node's lease lasts without a renewal, 1 s to 1 minute
 */
public record FenceSettings(boolean enabled, Duration lease) {

  /** Clocks may run this much faster or slower than true time: five percent. */
  private static final int DRIFT = 20;

  private static final String SECTION = "evenkeel.fence";

  public FenceSettings {
    if (lease.toMillis() < 1_000 || lease.toMillis() > 60_000) {
      throw new IllegalArgumentException(
          SECTION + ".lease must be from 1s to 1m, was " + lease.toMillis() + "ms");
    }
  }

  /**
   * Reads the section.
   *
   * @throws IllegalArgumentException if a value is wrong; the message names its key
   */
  public static FenceSettings from(Config config) {
    var c = Section.of(config, SECTION);
    return new FenceSettings(c.flag("enabled"), c.duration("lease"));
  }

  LeaseTiming timing() {
    return new LeaseTiming(lease, lease.dividedBy(DRIFT));
  }
}
