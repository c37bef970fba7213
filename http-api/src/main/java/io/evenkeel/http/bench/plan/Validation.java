package io.evenkeel.http.bench.plan;

import io.evenkeel.core.simulation.sweep.Extrapolation;
import io.evenkeel.core.simulation.sweep.SimulatedCluster;
import io.evenkeel.core.simulation.sweep.SimulatedCluster.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The law against simulated clusters whose scaling is known: fitted on 1 to {@link #nodes}, asked
 * for twice as many.
 *
 * @param runs of each size
 * @param calls of each run
 * @param noise standard deviation of what a whole run is off, beside chance
 * @param seeds clusters of each kind
 */
public record Validation(int nodes, int runs, int calls, double noise, int seeds) {

  private static final int SLOTS = 4;
  private static final double WORK_MILLIS = 5;

  public Validation {
    if (nodes < 4 || nodes > 64 || seeds < 1 || seeds > 1_000) {
      throw new IllegalArgumentException(
          "a validation needs 4 to 64 nodes and 1 to 1000 seeds, were " + nodes + " and " + seeds);
    }
  }

  /** Takes minutes; one result for each kind of cluster. */
  public List<Extrapolation> run(Consumer<String> progress) {
    var found = new ArrayList<Extrapolation>();
    for (var cluster : clusters()) {
      progress.accept(
          cluster.kind()
              + ", contention "
              + cluster.contention()
              + ", coherency "
              + cluster.coherency());
      found.add(Extrapolation.of(cluster, nodes, runs, calls, seeds, done -> {}));
    }
    return found;
  }

  private List<SimulatedCluster> clusters() {
    return List.of(
        cluster(Kind.LAW, 0, 0),
        cluster(Kind.LAW, 0.03, 0),
        cluster(Kind.LAW, 0.02, 0.0005),
        cluster(Kind.LAW, 0.05, 0.002),
        cluster(Kind.LAW, 0.1, 0.01),
        cluster(Kind.LAW, 0.2, 0),
        cluster(Kind.LOCK, 0.05, 0),
        cluster(Kind.LOCK, 0.03, 0.002),
        cluster(Kind.LOCK, 0.1, 0));
  }

  private SimulatedCluster cluster(Kind kind, double contention, double coherency) {
    return new SimulatedCluster(kind, SLOTS, WORK_MILLIS, contention, coherency, noise);
  }
}
