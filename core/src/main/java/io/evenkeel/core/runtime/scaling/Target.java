package io.evenkeel.core.runtime.scaling;

import io.evenkeel.core.scaling.CapacityMeter;
import io.evenkeel.core.scaling.LoadSnapshot;
import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.core.scaling.ScalingLoad;
import io.evenkeel.core.scaling.ScalingLoop;
import io.evenkeel.core.scaling.driver.ScalingDriver;
import io.evenkeel.core.view.ScalingView;

/** Something that is scaled, as its controller knows it. Not thread-safe. */
final class Target {

  private final String name;
  private final Scaling scaling;
  private final ScalingDriver driver;
  private final ScalingLoop loop;
  private final CapacityMeter capacity;

  /** Whether the driver has not answered yet. */
  private boolean busy;

  Target(String name, Scaling scaling, ScalingDriver driver, ScalingLoop loop) {
    this(name, scaling, driver, loop, new CapacityMeter());
  }

  private Target(
      String name,
      Scaling scaling,
      ScalingDriver driver,
      ScalingLoop loop,
      CapacityMeter capacity) {
    this.name = name;
    this.scaling = scaling;
    this.driver = driver;
    this.loop = loop;
    this.capacity = capacity;
  }

  /** The same, scaled otherwise; what was measured is kept. */
  Target with(Scaling other, ScalingLoop itsLoop) {
    return new Target(name, other, driver, itsLoop, capacity);
  }

  String name() {
    return name;
  }

  Scaling scaling() {
    return scaling;
  }

  ScalingDriver driver() {
    return driver;
  }

  ScalingLoop loop() {
    return loop;
  }

  /** Whether it can be asked; if so it has to {@link #settle} later. */
  boolean tryBegin() {
    boolean free = !busy;
    busy = true;
    return free;
  }

  void settle() {
    busy = false;
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
