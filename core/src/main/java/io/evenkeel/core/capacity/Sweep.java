package io.evenkeel.core.capacity;

import java.util.Comparator;
import java.util.List;

/**
 * Throughput by size, the smallest first, each size once.
 *
 * @param levels at least {@value #LEAST_LEVELS}: with fewer, three coefficients fit anything
 */
public record Sweep(List<SweepLevel> levels) {

  public static final int LEAST_LEVELS = 4;

  /** From so many levels on the result needs no warning. */
  public static final int ENOUGH_LEVELS = 6;

  public Sweep {
    levels = levels.stream().sorted(Comparator.comparingDouble(SweepLevel::size)).toList();
    long distinct = levels.stream().mapToDouble(SweepLevel::size).distinct().count();
    if (distinct < levels.size()) {
      throw new IllegalArgumentException("a level stands there twice");
    }
    if (levels.size() < LEAST_LEVELS) {
      throw new IllegalArgumentException(
          "a fit needs "
              + LEAST_LEVELS
              + " levels or more, better "
              + ENOUGH_LEVELS
              + ", were "
              + levels.size());
    }
  }

  public SweepLevel smallest() {
    return levels.get(0);
  }

  public SweepLevel largest() {
    return levels.get(levels.size() - 1);
  }

  /** The levels up to this size; throws as the constructor does when too few are left. */
  public Sweep upTo(double size) {
    return new Sweep(levels.stream().filter(level -> level.size() <= size).toList());
  }
}
