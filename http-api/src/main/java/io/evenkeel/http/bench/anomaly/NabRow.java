package io.evenkeel.http.bench.anomaly;

import io.evenkeel.intelligence.anomaly.evaluation.NabScores;
import java.util.List;

/**
 * One detector on NAB.
 *
 * @param profiles its scores by profile
 * @param groups its standard score on each group, under the threshold that is best for all
 * @param microsOfRow CPU time of one row
 * @param scores of all series, for charts
 */
public record NabRow(
    String detector,
    List<ByProfile> profiles,
    List<ByGroup> groups,
    double microsOfRow,
    List<NabScores> scores) {

  /**
   * Under one profile.
   *
   * @param score under the threshold that is best for all, as NAB has it
   * @param threshold that one; a surprise
   * @param groupsLeftOut the score when each group is told by the threshold best for the others
   */
  public record ByProfile(String profile, double score, double threshold, double groupsLeftOut) {}

  /** The standard score of one group. */
  public record ByGroup(String group, double score) {}
}
