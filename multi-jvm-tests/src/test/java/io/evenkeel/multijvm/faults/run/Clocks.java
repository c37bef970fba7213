package io.evenkeel.multijvm.faults.run;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.cluster.NodeSpec;
import io.evenkeel.multijvm.process.WallClock;

/** A wall clock for each node. */
public final class Clocks {

  private Clocks() {}

  /** The node with a clock of its own, which {@code clock-shift} sets wrong. */
  public static NodeSpec give(Cluster cluster, NodeSpec spec) {
    return spec.withLauncher(of(cluster, spec).launcher());
  }

  static WallClock of(Cluster cluster, NodeSpec spec) {
    return WallClock.of(cluster.folder().resolve(spec.name() + ".clock"));
  }
}
