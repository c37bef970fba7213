package io.evenkeel.core.runtime.scaling;

import com.typesafe.config.Config;
import io.evenkeel.core.anomaly.AnomalyRules;
import io.evenkeel.core.config.Section;
import java.time.Duration;

/**
 * Settings of {@code evenkeel.anomaly}, read and checked once, at start.
 *
 * @param rowEvery between two looks at the load
 */
record AnomalySettings(boolean enabled, Duration rowEvery, AnomalyRules rules) {

  private static final String SECTION = "evenkeel.anomaly";

  AnomalySettings {
    if (rowEvery.toMillis() < 100) {
      throw new IllegalArgumentException(SECTION + ".row-every must be >= 100ms, was " + rowEvery);
    }
  }

  static AnomalySettings from(Config config) {
    var c = Section.of(config, SECTION);
    try {
      var rules =
          new AnomalyRules(
              c.real("level"),
              c.number("rows"),
              c.number("most-subjects"),
              c.duration("forget-after"));
      return new AnomalySettings(c.flag("enabled"), c.duration("row-every"), rules);
    } catch (IllegalArgumentException e) {
      var said = String.valueOf(e.getMessage());
      throw said.startsWith(SECTION) ? e : new IllegalArgumentException(SECTION + "." + said, e);
    }
  }
}
