package io.evenkeel.http.scaling.driver;

import io.evenkeel.core.NodeContext;
import io.evenkeel.core.NodeFeature;
import io.evenkeel.core.scaling.driver.ScalingDriver;

/** Offers what starts and stops nodes, if there is anything. */
public final class NodeDriverFeature implements NodeFeature {

  @Override
  public Stage stage() {
    return Stage.STORE; // before the one that scales
  }

  @Override
  public void attachTo(NodeContext node) {
    NodeDrivers.create(node.config())
        .ifPresent(
            driver -> {
              node.offer(ScalingDriver.class, driver);
              node.system().getWhenTerminated().thenRun(driver::close);
            });
  }
}
