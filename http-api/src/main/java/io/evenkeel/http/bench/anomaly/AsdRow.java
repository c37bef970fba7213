package io.evenkeel.http.bench.anomaly;

import io.evenkeel.intelligence.anomaly.evaluation.EventScore;
import java.util.List;

/**
 * One detector on the servers of ASD.
 *
 * @param microsOfRow CPU time of one row of all metrics
 */
public record AsdRow(String detector, List<ByServer> servers, double microsOfRow) {

  /**
   * On one server.
   *
   * @param averagePrecision 0 to 1
   * @param events under a threshold from the train part alone
   * @param hitRate share of the root-cause metrics that are among as many strongest drivers, mean
   *     over incidents, NaN where the detector names none
   */
  public record ByServer(
      String server,
      double averagePrecision,
      EventScore events,
      double hitRate,
      double threshold,
      List<Double> scores) {}

  public double averagePrecision() {
    return servers.stream().mapToDouble(ByServer::averagePrecision).average().orElse(Double.NaN);
  }

  public double eventF1() {
    return servers.stream().mapToDouble(s -> s.events().f1()).average().orElse(Double.NaN);
  }

  /** Mean over the servers where an incident was found. */
  public double delayRows() {
    return servers.stream()
        .mapToDouble(s -> s.events().delayRows())
        .filter(delay -> !Double.isNaN(delay))
        .average()
        .orElse(Double.NaN);
  }

  /** Mean over the servers where drivers were named. */
  public double hitRate() {
    return servers.stream()
        .mapToDouble(ByServer::hitRate)
        .filter(rate -> !Double.isNaN(rate))
        .average()
        .orElse(Double.NaN);
  }
}
