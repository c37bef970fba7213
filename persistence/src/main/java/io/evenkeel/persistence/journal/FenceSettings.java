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

  private static final String ADAPTERS = "evenkeel-journal.event-adapter-bindings";
  private static final String SECTION = "evenkeel.fence";

  /**
   * Reads the section.
   *
   * @throws IllegalArgumentException if a value is wrong; the message names its key
   */
  public static FenceSettings from(Config config) {
    var c = Section.of(config, SECTION);
    refuseAdapters(config);
    return new FenceSettings(c.flag("enabled"), NodeSettings.from(config).profile().lease());
  }

  /** Akka would take them for this plugin, which hands events on as they are. */
  private static void refuseAdapters(Config config) {
    if (config.hasPath(ADAPTERS) && !config.getConfig(ADAPTERS).isEmpty()) {
      throw new IllegalArgumentException(
          ADAPTERS
              + " must be empty: event adapters are configured for the journal behind the fence, in"
              + " akka.persistence.cassandra.journal.event-adapter-bindings");
    }
  }

  LeaseTiming timing() {
    return new LeaseTiming(lease, lease.dividedBy(DRIFT));
  }
}
