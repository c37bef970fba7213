package io.evenkeel.core.view;

import java.util.List;

/**
 * What a detector last said of a node, an instance or a service: a hint that protection and scaling
 * may weigh, never a proof. Immutable.
 *
 * @param subject what it is about: a node's address, an instance's or a service's name
 * @param score 0 to 1: 0.99 is passed by one row in a hundred of a usual stream
 * @param drivers names of the metrics it comes from, the strongest first
 * @param atMillis when the metrics were measured, since the epoch; who uses it decides how old is
 *     too old
 */
public record AnomalyView(String subject, double score, List<String> drivers, long atMillis) {

  public AnomalyView {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score must be 0 to 1, was " + score);
    }
    drivers = List.copyOf(drivers);
  }

  /** Whether it was said since then, and is at least so unusual. */
  public boolean isAtLeast(double leastScore, long sinceMillis) {
    return score >= leastScore && atMillis >= sinceMillis;
  }
}
