package io.evenkeel.core.scaling.forecast;

/** Where the learned models of each load come from. Offered to a node by whoever has any. */
@FunctionalInterface
public interface TargetModels {

  /**
   * Those of one target, the same ones each time. Called by the controller when a policy begins
   * that asks for them; returns at once and throws nothing.
   *
   * @param target a service, or empty for the nodes
   */
  ForecastModels of(String target);
}
