package io.evenkeel.intelligence.anomaly.evaluation;

import java.util.List;

/**
 * Alarms, each a span of rows at or above a threshold, against true spans: one is right when it
 * meets the other in at least one row. Never point-adjusted.
 *
 * @param precision share of alarms that are right, 0 without alarms
 * @param recall share of true spans that an alarm meets
 * @param delayRows mean rows from the beginning of a found span to its first told row, NaN when
 *     none was found
 * @param alarms how many
 */
public record EventScore(double precision, double recall, double delayRows, int alarms) {

  /** Of scores under a threshold. */
  public static EventScore of(double[] scores, double threshold, boolean[] truth) {
    var alarms = Span.of(scores.length, i -> scores[i] >= threshold);
    var events = Span.of(truth.length, i -> truth[i]);
    long right = alarms.stream().filter(alarm -> meetsAny(alarm, events)).count();
    var found = events.stream().filter(event -> meetsAny(event, alarms)).toList();
    double delay =
        found.stream()
            .mapToInt(event -> firstIn(event, scores, threshold) - event.first())
            .average()
            .orElse(Double.NaN);
    return new EventScore(
        alarms.isEmpty() ? 0 : (double) right / alarms.size(),
        events.isEmpty() ? 0 : (double) found.size() / events.size(),
        delay,
        alarms.size());
  }

  /** The harmonic mean of precision and recall, 0 to 1. */
  public double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  private static boolean meetsAny(Span span, List<Span> others) {
    return others.stream().anyMatch(span::meets);
  }

  private static int firstIn(Span event, double[] scores, double threshold) {
    int row = event.first();
    while (scores[row] < threshold) {
      row++;
    }
    return row;
  }
}
