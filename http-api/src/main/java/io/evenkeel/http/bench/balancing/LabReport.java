package io.evenkeel.http.bench.balancing;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the lab found.
 *
 * @param parameters of the command
 */
public record LabReport(
    Instant startedAt, long firstSeed, Map<String, Object> parameters, List<Trial> trials) {

  public LabReport {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    trials = List.copyOf(trials);
  }
}
