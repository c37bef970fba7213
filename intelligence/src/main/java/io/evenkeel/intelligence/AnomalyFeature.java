package io.evenkeel.intelligence;

import io.evenkeel.core.NodeContext;
import io.evenkeel.core.NodeFeature;
import io.evenkeel.core.anomaly.AnomalyDetectors;
import io.evenkeel.core.config.Section;
import io.evenkeel.intelligence.anomaly.Detectors;

/** Offers the {@link AnomalyDetectors} that {@code evenkeel.intelligence.anomaly} names. */
public final class AnomalyFeature implements NodeFeature {

  private static final String SECTION = "evenkeel.intelligence.anomaly";

  @Override
  public Stage stage() {
    return Stage.STORE; // before the one that watches the load
  }

  @Override
  public void attachTo(NodeContext node) {
    var name = Section.of(node.config(), SECTION).string("detector");
    try {
      node.offer(AnomalyDetectors.class, Detectors.named(name));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(SECTION + ".detector: " + e.getMessage(), e);
    }
  }
}
