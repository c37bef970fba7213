package io.evenkeel.http.bench.live;

import io.evenkeel.http.bench.balancing.Estimate;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a live comparison found.
 *
 * @param parameters of the command
 * @param boundP99 milliseconds that full knowledge has in the simulator
 */
public record LiveReport(
    Instant startedAt, Map<String, Object> parameters, List<LiveRow> rows, Estimate boundP99) {

  public LiveReport {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    rows = List.copyOf(rows);
  }

  /** Agreement of the live and the simulated ranking of our strategies: see {@link Kendall}. */
  public double kendall() {
    var ours = rows.stream().filter(LiveRow::ours).toList();
    return Kendall.tau(
        ours.stream().map(row -> row.p99().median()).toList(),
        ours.stream().map(row -> row.simulatedP99().orElseThrow().mean()).toList());
  }

  List<LiveRow> others() {
    return rows.stream().filter(row -> !row.ours()).toList();
  }
}
