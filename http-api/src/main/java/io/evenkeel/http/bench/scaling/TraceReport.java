package io.evenkeel.http.bench.scaling;

import io.evenkeel.core.simulation.replay.ReplayResult;
import java.util.List;

/**
 * All policies on one trace.
 *
 * @param trace with what differs from other reports
 * @param oracleHours instance-hours of the oracle
 * @param baseline a Kubernetes autoscaler with its defaults, for the elastic speedup
 * @param limits what can be reached at all; empty unless it was asked for
 */
public record TraceReport(
    String trace,
    double hours,
    double oracleHours,
    ReplayResult baseline,
    List<Row> rows,
    List<Limit> limits) {

  /**
   * One policy.
   *
   * @param label with the target that was found for it
   * @param result of the first seed
   * @param seeds what all seeds came to, the first one included
   * @param curve what other prices or targets come to, the cheapest first; empty unless asked for
   */
  public record Row(
      String label,
      ReplayResult result,
      DayIntervals intervals,
      List<Outcome> seeds,
      List<Outcome> curve) {

    public Row {
      seeds = List.copyOf(seeds);
      curve = List.copyOf(curve);
    }
  }

  /**
   * What counts most.
   *
   * @param of the seed, price or target
   * @param violated percent of time
   * @param cost by the oracle's
   */
  public record Outcome(String of, double violated, double cost) {}

  /**
   * The least cost of somebody who knows more than a policy can.
   *
   * @param who knows what
   */
  public record Limit(String who, double violated, double cost) {}

  public TraceReport {
    rows = List.copyOf(rows);
    limits = List.copyOf(limits);
  }

  double cost(Row row) {
    return row.result().instanceHours() / oracleHours;
  }
}
