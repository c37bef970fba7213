package io.evenkeel.http.bench.stress;

import io.evenkeel.core.capacity.search.Normal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether the last third of a run is worse than its first. Pure.
 *
 * @param first median of the first third's blocks
 * @param last median of the last third's blocks
 * @param chance that blocks which do not differ would look like this, 0..1: one-sided rank-sum test
 *     (Mann and Whitney, On a test of whether one of two random variables is stochastically larger
 *     than the other, 1947) with the normal approximation and mid-ranks for ties
 */
public record Drift(double first, double last, double chance) {

  /** Blocks that a run is cut into; neighbouring seconds are too alike to count as many. */
  static final int BLOCKS = 30;

  private static final double RARE = 0.01;

  /**
   * Of blocks in order of time, each larger where it is worse; nothing when there are too few.
   *
   * @param blocks at least {@link #BLOCKS}
   */
  static Optional<Drift> of(List<Double> blocks) {
    if (blocks.size() < BLOCKS) {
      return Optional.empty();
    }
    int third = blocks.size() / 3;
    var first = sorted(blocks.subList(0, third));
    var last = sorted(blocks.subList(blocks.size() - third, blocks.size()));
    return Optional.of(new Drift(median(first), median(last), chance(first, last)));
  }

  /** Whether it is hardly chance. */
  public boolean isCertain() {
    return last > first && chance < RARE;
  }

  /** Last by first; 1 where that may be chance. */
  public double factor() {
    return isCertain() && first > 0 ? last / first : 1;
  }

  private static double chance(double[] first, double[] last) {
    double wins = 0;
    for (double late : last) {
      for (double early : first) {
        wins += late > early ? 1 : late == early ? 0.5 : 0;
      }
    }
    double pairs = (double) first.length * last.length;
    double spread = Math.sqrt(pairs * (first.length + last.length + 1) / 12);
    return 1 - Normal.below((wins - pairs / 2) / spread);
  }

  private static double[] sorted(List<Double> values) {
    var array = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(array);
    return array;
  }

  private static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
