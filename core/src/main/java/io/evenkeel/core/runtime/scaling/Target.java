package io.evenkeel.core.runtime.scaling;

import io.evenkeel.core.scaling.CapacityMeter;
import io.evenkeel.core.scaling.LoadSnapshot;
import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.core.scaling.ScalingLoop;
import io.evenkeel.core.scaling.driver.ScalingDriver;
import io.evenkeel.core.view.ScalingView;

/** Something that is scaled, as its controller knows it. Not thread-safe. */
final class Target {

  /** What nobody has measured yet counts as so fast that what little there is is no load. */
  private static final double UNKNOWN_PER_INSTANCE = 1e9;

  private static final double LEAST_USED = 0.05;
  private static final double SMOOTHING = 0.1;

  private final String name;
  private final Scaling scaling;
  private final ScalingDriver driver;
  private final ScalingLoop loop;
  private final CapacityMeter capacity;

  /** Calls per second of one instance as long as too few have ended to measure it. */
  private double rough = Double.NaN;

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
  LoadSnapshot snapshot(Load load, int ordered, long now) {
    capacity.add(load.endedPerSecond(), load.used(), load.ready());
    return new LoadSnapshot(
        now,
        Math.min(ordered, load.ready()),
        Math.max(0, ordered - load.ready()),
        load.perSecond(),
        load.busy(),
        load.queued(),
        load.used(),
        perInstance(load));
  }

  private double perInstance(Load load) {
    double known = capacity.perInstance();
    if (!Double.isNaN(known)) {
      return known;
    }
    if (load.used() > LEAST_USED) {
      double now = load.perSecond() / load.used() / Math.max(1, load.ready());
      rough = Double.isNaN(rough) ? now : rough + SMOOTHING * (now - rough);
    }
    return rough > 0 ? rough : UNKNOWN_PER_INSTANCE;
  }

  ScalingView view() {
    return loop.view(name, driver.name());
  }
}
