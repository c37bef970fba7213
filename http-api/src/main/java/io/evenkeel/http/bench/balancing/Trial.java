package io.evenkeel.http.bench.balancing;

import io.evenkeel.core.simulation.scenario.Scenario;
import java.util.List;

/**
 * One scenario at one load.
 *
 * @param rows strategies in the order in which they were asked for
 * @param bound full knowledge
 */
public record Trial(Scenario scenario, double load, List<Row> rows, Row bound) {

  public Trial {
    rows = List.copyOf(rows);
  }

  /** The least mean p99 of all strategies. */
  public double bestP99() {
    return rows.stream()
        .mapToDouble(row -> row.estimate(Figure.P99).mean())
        .min()
        .orElse(Double.NaN);
  }
}
