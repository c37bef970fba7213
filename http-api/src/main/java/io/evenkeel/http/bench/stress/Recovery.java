package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.drill.FaultSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What clients felt of a fault, by seconds. Pure.
 *
 * <p>A second is well when at most 1 % of what ended failed, at least 90 % of what was wanted was
 * answered (less four times its square root, as arrivals vary), and its p99 is at most three times
 * the usual one: the median before the first fault. All is well again with the first of three such
 * seconds in a row.
 *
 * @param seconds from the fault until all was well, to the second; NaN when it never was
 * @param notWellSeconds all until the next fault or the end, those after the recovery too, as when
 *     a node comes back
 * @param failed requests that failed until then
 * @param worstP99Millis of a second until then
 */
public record Recovery(
    FaultSeen fault, double seconds, int notWellSeconds, long failed, double worstP99Millis) {

  private static final int IN_A_ROW = 3;
  private static final double MOST_FAILED = 0.01;
  private static final double LEAST_ANSWERED = 0.9;
  private static final double MOST_SLOWER = 3;
  private static final int ENOUGH = 3;

  /** Whether any second was not well. */
  public boolean felt() {
    return notWellSeconds > 0;
  }

  /**
   * Judges all faults of a run.
   *
   * @param ticks the measured seconds, from 0
   * @param wanted requests in each of them
   */
  static List<Recovery> of(List<FaultSeen> faults, List<Tick> ticks, List<Double> wanted) {
    var hits = faults.stream().filter(fault -> fault.problem().isEmpty()).toList();
    if (hits.isEmpty()) {
      return List.of();
    }
    double usual = usualP99(ticks, (int) hits.get(0).atSeconds());
    var well =
        IntStream.range(0, ticks.size())
            .mapToObj(i -> isWell(ticks.get(i), wanted.get(i), usual))
            .toList();
    var found = new ArrayList<Recovery>();
    for (int i = 0; i < hits.size(); i++) {
      int next = i + 1 < hits.size() ? (int) hits.get(i + 1).atSeconds() : ticks.size();
      found.add(judge(hits.get(i), Math.min(next, ticks.size()), ticks, well));
    }
    return found;
  }

  private static Recovery judge(FaultSeen fault, int end, List<Tick> ticks, List<Boolean> well) {
    int from = Math.min(end, (int) fault.atSeconds());
    var seconds = well.subList(from, end);
    var watched = ticks.subList(from, end);
    int again = wellAgain(seconds);
    return new Recovery(
        fault,
        again < 0 ? Double.NaN : again == 0 ? 0 : from + again - fault.atSeconds(),
        (int) seconds.stream().filter(one -> !one).count(),
        watched.stream().mapToLong(Tick::failed).sum(),
        watched.stream().mapToLong(Tick::p99Micros).max().orElse(0) / 1e3);
  }

  /** Index of the first of three well seconds in a row after one that was not; 0 if all were. */
  private static int wellAgain(List<Boolean> seconds) {
    int ill = seconds.indexOf(false);
    if (ill < 0) {
      return 0;
    }
    int row = 0;
    int at = ill;
    for (; at < seconds.size() && row < IN_A_ROW; at++) {
      row = seconds.get(at) ? row + 1 : 0;
    }
    return row == IN_A_ROW ? at - IN_A_ROW : -1;
  }

  private static boolean isWell(Tick tick, double wanted, double usualP99) {
    long ended = tick.succeeded() + tick.failed();
    return tick.failed() <= MOST_FAILED * ended
        && tick.succeeded() >= LEAST_ANSWERED * wanted - 4 * Math.sqrt(wanted)
        && tick.p99Micros() <= MOST_SLOWER * usualP99;
  }

  /** Infinite when there were not enough seconds before. */
  private static double usualP99(List<Tick> ticks, int before) {
    var sorted =
        ticks.stream()
            .limit(before)
            .filter(tick -> tick.succeeded() > 0)
            .mapToLong(Tick::p99Micros)
            .sorted()
            .toArray();
    return sorted.length < ENOUGH ? Double.POSITIVE_INFINITY : sorted[sorted.length / 2];
  }
}
