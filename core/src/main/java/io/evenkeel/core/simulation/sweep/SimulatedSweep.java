package io.evenkeel.core.simulation.sweep;

import io.evenkeel.core.balancing.Hash;
import io.evenkeel.core.capacity.Sweep;
import io.evenkeel.core.capacity.SweepLevel;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Measures a simulated cluster at several sizes.
 *
 * @param runs of each size, at least 1
 * @param calls of each run, at least 100: a run is off by about 1 / sqrt(calls) by chance alone
 */
public record SimulatedSweep(SimulatedCluster cluster, int runs, int calls, long seed) {

  public SimulatedSweep {
    if (runs < 1 || calls < 100) {
      throw new IllegalArgumentException(
          "a simulated sweep needs runs >= 1 and calls >= 100, were " + runs + " and " + calls);
    }
  }

  /** At these numbers of nodes. */
  public Sweep over(List<Integer> sizes) {
    return new Sweep(sizes.stream().map(this::level).toList());
  }

  /** At 1 to so many nodes. */
  public Sweep upTo(int nodes) {
    return over(IntStream.rangeClosed(1, nodes).boxed().toList());
  }

  /** At one number of nodes. */
  public SweepLevel level(int nodes) {
    return SweepLevel.of(nodes, IntStream.range(0, runs).mapToObj(i -> run(nodes, i)).toList());
  }

  private double run(int nodes, int index) {
    long own = Hash.of(Hash.of(seed, nodes), index);
    double found = new ClosedLoop(cluster, nodes, own).run(calls);
    double off = cluster.noise() * new SplittableRandom(Hash.of(own, 41)).nextGaussian();
    return found * Math.exp(off);
  }
}
