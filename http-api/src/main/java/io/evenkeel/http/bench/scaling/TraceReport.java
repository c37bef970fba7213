package io.evenkeel.http.bench.scaling;

import io.evenkeel.core.simulation.replay.ReplayResult;
import java.util.List;

/**
 * All policies on one trace.
 *
 * @param oracleHours instance-hours of the oracle
 * @param baseline a Kubernetes autoscaler with its defaults, for the elastic speedup
 */
public record TraceReport(
    String trace, double hours, double oracleHours, ReplayResult baseline, List<Row> rows) {

  /**
   * One policy.
   *
   * @param label with the target that was found for it
   */
  public record Row(String label, ReplayResult result) {}

  public TraceReport {
    rows = List.copyOf(rows);
  }

  double cost(Row row) {
    return row.result().instanceHours() / oracleHours;
  }
}
