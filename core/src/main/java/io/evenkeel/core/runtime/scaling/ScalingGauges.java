package io.evenkeel.core.runtime.scaling;

import io.evenkeel.core.view.ScalingView;
import java.util.List;

/** How all targets stand, on the node whose controller decides; nothing elsewhere. Thread-safe. */
public final class ScalingGauges {

  private volatile List<ScalingView> views = List.of();

  void are(List<ScalingView> now) {
    views = List.copyOf(now);
  }

  public List<ScalingView> now() {
    return views;
  }
}
