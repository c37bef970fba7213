package io.evenkeel.core.view;

import java.util.List;

/**
 * What is unusual about a node or a service: a hint that scaling may weigh, never a proof.
 * Immutable.
 *
 * @param kind {@link #NODE} or {@link #SERVICE}
 * @param subject a node's host:port, or a service's name
 * @param score of the last row, 0 to 1: 0.999 begins with one row in a thousand of a usual stream
 * @param drivers names of the figures it came from when it began, the strongest first
 * @param reason their values then, as {@code p99Millis 412, was 20}
 * @param sinceMillis when it began, since the epoch
 * @param atMillis of its last row, since the epoch
 */
public record AnomalyView(
    String kind,
    String subject,
    double score,
    List<String> drivers,
    String reason,
    long sinceMillis,
    long atMillis) {

  public static final String NODE = "node";
  public static final String SERVICE = "service";

  public AnomalyView {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score must be 0 to 1, was " + score);
    }
    drivers = List.copyOf(drivers);
  }

  /** The same, seen again. */
  public AnomalyView still(double newScore, long nowMillis) {
    return new AnomalyView(kind, subject, newScore, drivers, reason, sinceMillis, nowMillis);
  }
}
