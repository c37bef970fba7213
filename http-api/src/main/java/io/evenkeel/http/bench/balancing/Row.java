package io.evenkeel.http.bench.balancing;

import io.evenkeel.core.simulation.RunResult;
import java.util.List;

/**
 * All runs of one strategy in one scenario at one load.
 *
 * @param runs one for each seed
 * @param bounds what full knowledge makes of the same calls, for the same seeds
 */
public record Row(String label, List<RunResult> runs, List<RunResult> bounds) {

  public Row {
    runs = List.copyOf(runs);
    bounds = List.copyOf(bounds);
  }

  /** The mean over seeds. */
  public Estimate estimate(Figure figure) {
    return Estimate.of(runs.stream().mapToDouble(figure::of).toArray());
  }

  /** The mean over seeds of the ratio to the bound with the same seed. */
  public Estimate ratioToBound(Figure figure) {
    double[] ratios = new double[runs.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.of(runs.get(i)) / figure.of(bounds.get(i));
    }
    return Estimate.of(ratios);
  }
}
