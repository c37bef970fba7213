package io.evenkeel.intelligence.anomaly.evaluation;

import java.util.Set;

/**
 * The metrics that an incident came from.
 *
 * @param metrics their places in a row, from 0
 */
public record RootCause(Span rows, Set<Integer> metrics) {

  public RootCause {
    metrics = Set.copyOf(metrics);
  }
}
