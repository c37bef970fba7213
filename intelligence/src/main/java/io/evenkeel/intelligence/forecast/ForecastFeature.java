package io.evenkeel.intelligence.forecast;

import io.evenkeel.core.NodeContext;
import io.evenkeel.core.NodeFeature;
import io.evenkeel.core.scaling.forecast.TargetModels;
import java.time.Clock;

/** Offers networks to the policies of this node's controller; nothing runs until one asks. */
public final class ForecastFeature implements NodeFeature {

  @Override
  public Stage stage() {
    return Stage.STORE; // before the one that scales
  }

  @Override
  public void attachTo(NodeContext node) {
    var settings = ForecastSettings.from(node.config());
    var thread = TrainingThread.start(settings.maxWaiting());
    node.system().getWhenTerminated().thenRun(thread::shutdownNow);
    node.offer(TargetModels.class, new LiveModels(settings, thread, Clock.systemUTC()));
  }
}
