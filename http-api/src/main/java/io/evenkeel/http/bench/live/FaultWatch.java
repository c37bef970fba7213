package io.evenkeel.http.bench.live;

import io.evenkeel.core.simulation.scenario.ReplicaGroup;
import io.evenkeel.core.simulation.scenario.Scenario;
import io.evenkeel.core.simulation.scenario.Span;
import io.evenkeel.core.simulation.scenario.SpeedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a router treats servers that fail or are slow for a part of the run, from the calls that came
 * to each server. Pure.
 *
 * @param shareBeforeOut calls to them by their equal part, from the beginning of the fault until
 *     they are out
 * @param outAfterSeconds until they get less than a quarter of their part for a second; NaN for
 *     never
 * @param backAfterSeconds from the end of the fault until they get more than half of it; NaN for
 *     never
 */
public record FaultWatch(double shareBeforeOut, double outAfterSeconds, double backAfterSeconds) {

  /** Calls are counted in windows of this length. */
  static final long WINDOW_NANOS = 100_000_000;

  private static final int SECOND = 10;
  private static final double OUT = 0.25;
  private static final double BACK = 0.5;

  /** Which servers are ill, and when. */
  record Fault(List<Integer> servers, Span when) {}

  /** What of it the scenario has; only one. */
  static Optional<Fault> of(Scenario scenario) {
    int first = 0;
    for (var group : scenario.replicas()) {
      var when = spanOf(group);
      if (when.to() > when.from()) {
        var servers = new ArrayList<Integer>();
        for (int i = 0; i < group.count(); i++) {
          servers.add(first + i);
        }
        return Optional.of(new Fault(servers, when));
      }
      first += group.count();
    }
    return Optional.empty();
  }

  private static Span spanOf(ReplicaGroup group) {
    return group.speeds().stream()
        .filter(SpeedRule.Slow.class::isInstance)
        .map(rule -> ((SpeedRule.Slow) rule).when())
        .findFirst()
        .orElse(group.errors().when());
  }

  /**
   * Judges a run.
   *
   * @param counts for each server, the calls of each window
   * @param windows of the run, by which the fault's span is counted
   */
  static FaultWatch judge(Fault fault, List<int[]> counts, int windows) {
    int from = (int) (fault.when().from() * windows);
    int to = Math.min(windows, (int) (fault.when().to() * windows));
    int out = to;
    for (int at = from; at + SECOND <= to && out == to; at++) {
      out = share(fault, counts, at, at + SECOND) < OUT ? at : to;
    }
    int back = windows;
    for (int at = to; at + SECOND <= windows && back == windows; at++) {
      back = share(fault, counts, at, at + SECOND) > BACK ? at : windows;
    }
    return new FaultWatch(
        share(fault, counts, from, Math.max(out, from + 1)),
        out == to ? Double.NaN : seconds(out - from),
        back == windows ? Double.NaN : seconds(back - to));
  }

  /** Calls to the ill ones by their equal part; 0 when there were no calls. */
  private static double share(Fault fault, List<int[]> counts, int from, int to) {
    double all = 0;
    double ill = 0;
    for (int server = 0; server < counts.size(); server++) {
      for (int at = from; at < to && at < counts.get(server).length; at++) {
        all += counts.get(server)[at];
        ill += fault.servers().contains(server) ? counts.get(server)[at] : 0;
      }
    }
    return all == 0 ? 0 : ill / all * counts.size() / fault.servers().size();
  }

  /** For people. */
  static String sentence(LiveRow row) {
    return String.format(
        Locale.ROOT,
        "ill servers got %.1f times their part until they were out (%s) and came back %s; worst"
            + " round",
        row.worst(FaultWatch::shareBeforeOut),
        after(row.worst(FaultWatch::outAfterSeconds)),
        after(row.worst(FaultWatch::backAfterSeconds)));
  }

  private static String after(double seconds) {
    return Double.isNaN(seconds) ? "never" : String.format(Locale.ROOT, "after %.1f s", seconds);
  }

  private static double seconds(int windows) {
    return windows * WINDOW_NANOS / 1e9;
  }
}
