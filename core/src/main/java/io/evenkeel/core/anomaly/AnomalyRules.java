package io.evenkeel.core.anomaly;

import java.time.Duration;

/**
 * When a score is an anomaly, and how much is watched.
 *
 * @param level a score from which a row is unusual, 0.9 to below 1
 * @param rows so many unusual ones in a row are an anomaly, and so many usual ones its end; 1 to
 *     100
 * @param mostSubjects nodes and services that are watched, nodes first; 1 to 10,000
 * @param forgetAfter a service that was not seen for so long is forgotten, at least 1 min; a node
 *     as soon as it is no member
 */
public record AnomalyRules(double level, int rows, int mostSubjects, Duration forgetAfter) {

  public AnomalyRules {
    check("level", level, 0.9, Math.nextDown(1));
    check("rows", rows, 1, 100);
    check("most-subjects", mostSubjects, 1, 10_000);
    check("forget-after in min", (double) forgetAfter.toMinutes(), 1, 1e6);
  }

  private static void check(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, was %s".formatted(name, least, most, value));
    }
  }
}
