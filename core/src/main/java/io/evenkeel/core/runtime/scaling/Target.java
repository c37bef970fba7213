package io.evenkeel.core.runtime.scaling;

import io.evenkeel.core.scaling.CapacityMeter;
import io.evenkeel.core.scaling.LoadSnapshot;
import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.core.scaling.ScalingBounds;
import io.evenkeel.core.scaling.ScalingLoad;
import io.evenkeel.core.scaling.ScalingLoop;
import io.evenkeel.core.scaling.driver.ScalingDriver;
import io.evenkeel.core.scaling.forecast.ForecastModels;
import io.evenkeel.core.view.ScalingView;
import java.util.function.Supplier;

/** Something that is scaled, as its controller knows it. Not thread-safe. */
final class Target {

  private final String name;
  private final ScalingDriver driver;
  private final ScalingLoop loop;
  private final CapacityMeter capacity = new CapacityMeter();

  Target(String name, ScalingDriver driver, ScalingLoop loop) {
    this.name = name;
    this.driver = driver;
    this.loop = loop;
  }

  /** From now on it is scaled otherwise, as {@link ScalingLoop#becomes} says. */
  void becomes(Scaling other, ScalingBounds bounds, Supplier<ForecastModels> models) {
    loop.becomes(other, bounds, models);
  }

  String name() {
    return name;
  }

  Scaling scaling() {
    return loop.scaling();
  }

  ScalingDriver driver() {
    return driver;
  }

  ScalingLoop loop() {
    return loop;
  }

  /** What a policy sees of some load. */
  LoadSnapshot snapshot(ScalingLoad load, int ordered, long now) {
    capacity.add(load);
    return load.snapshot(now, ordered, capacity.perInstance());
  }

  ScalingView view() {
    return loop.view(name, driver.name());
  }
}
