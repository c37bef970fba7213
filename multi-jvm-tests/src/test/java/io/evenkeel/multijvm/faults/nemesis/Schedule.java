package io.evenkeel.multijvm.faults.nemesis;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All faults of a run, in the order they begin. A failing run prints it; its text is what replays
 * it.
 *
 * @param seed what it was made from; 0 when it was written by hand
 */
public record Schedule(long seed, List<Step> steps) {

  private static final String SEED = "seed ";

  public Schedule {
    steps = steps.stream().sorted(Step.ORDER).toList();
  }

  /** When the last fault is healed; 0 when there is none. */
  public long endMillis() {
    return steps.stream().mapToLong(Step::healAtMillis).max().orElse(0);
  }

  /**
   * Reads what {@link #toString} wrote; blank lines and lines that begin with # may be in it.
   *
   * @throws IllegalArgumentException naming the line that is wrong
   */
  public static Schedule parse(String text) {
    var lines = text.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#"));
    var rest = lines.toList();
    if (rest.isEmpty() || !rest.get(0).startsWith(SEED)) {
      throw new IllegalArgumentException("a schedule begins with 'seed <number>'");
    }
    long seed = Long.parseLong(rest.get(0).substring(SEED.length()));
    return new Schedule(seed, rest.stream().skip(1).map(Schedule::step).toList());
  }

  private static Step step(String line) {
    try {
      return Step.parse(line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + line + "': " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return steps.stream()
        .map(Step::toString)
        .collect(Collectors.joining("\n", SEED + seed + "\n", "\n"));
  }
}
