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
 * @param felt whether any second from the fault to the next was not well
 * @param seconds from the fault until all was well, to the second; NaN when it never was
 * @param failed requests that failed until then
 * @param worstP99Millis of a second until then
 */
public record Recovery(
    FaultSeen fault, boolean felt, double seconds, long failed, double worstP99Millis) {

  private static final int IN_A_ROW = 3;
  private static final double MOST_FAILED = 0.01;
  private static final double LEAST_ANSWERED = 0.9;
  private static final double MOST_SLOWER = 3;
  private static final int ENOUGH = 3;

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
    if (!well.subList(from, end).contains(false)) {
      return new Recovery(fault, false, 0, failed(ticks, from, end), worst(ticks, from, end));
    }
    int at = well.subList(from, end).indexOf(false) + from;
    int row = 0;
    for (; at < end && row < IN_A_ROW; at++) {
      row = well.get(at) ? row + 1 : 0;
    }
    boolean recovered = row == IN_A_ROW;
    int until = recovered ? at - IN_A_ROW : end;
    return new Recovery(
        fault,
        true,
        recovered ? until - fault.atSeconds() : Double.NaN,
        failed(ticks, from, until),
        worst(ticks, from, until));
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

  private static long failed(List<Tick> ticks, int from, int to) {
    return ticks.subList(from, to).stream().mapToLong(Tick::failed).sum();
  }

  private static double worst(List<Tick> ticks, int from, int to) {
    return ticks.subList(from, to).stream().mapToLong(Tick::p99Micros).max().orElse(0) / 1e3;
  }
}
