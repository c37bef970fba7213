package io.evenkeel.core.simulation.sweep;

import io.evenkeel.core.capacity.ScalabilityLaw;

/**
 * A cluster whose nodes get in each other's way.
 *
 * @param kind how
 * @param slots requests a node works on at the same time, at least 1
 * @param workMillis mean work of a request, exponential; above 0
 * @param contention as in {@link ScalabilityLaw}
 * @param coherency as in {@link ScalabilityLaw}
 * @param noise standard deviation of what a whole run is off, as a ratio, at least 0
 */
public record SimulatedCluster(
    Kind kind, int slots, double workMillis, double contention, double coherency, double noise) {

  /** How nodes get in each other's way. */
  public enum Kind {
    /** All work takes longer by what the law says: the law is true. */
    LAW,
    /**
     * Each request also needs something of which there is one, for a time that grows with the
     * number of nodes: the law is an approximation, as it is of real systems.
     */
    LOCK
  }

  public SimulatedCluster {
    if (slots < 1 || !(workMillis > 0 && contention >= 0 && coherency >= 0 && noise >= 0)) {
      throw new IllegalArgumentException(
          "a simulated cluster needs slots and work above 0, contention, coherency and noise of at"
              + " least 0");
    }
  }

  /** What the law says of it; the truth for {@link Kind#LAW}. */
  public ScalabilityLaw law() {
    return new ScalabilityLaw(slots / workMillis * 1e3, contention, coherency);
  }

  /** The part of a request that needs the one thing, in nanoseconds. */
  double serialNanos(int nodes) {
    return kind == Kind.LAW ? 0 : (contention + coherency * (nodes - 1)) * workMillis * 1e6 / slots;
  }

  /** How fast each node works. */
  double speed(int nodes) {
    return kind == Kind.LAW ? 1 / law().slowdown(nodes) : 1;
  }
}
