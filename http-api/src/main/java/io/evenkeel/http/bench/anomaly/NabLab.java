package io.evenkeel.http.bench.anomaly;

import io.evenkeel.http.bench.anomaly.NabRow.ByGroup;
import io.evenkeel.http.bench.anomaly.NabRow.ByProfile;
import io.evenkeel.intelligence.anomaly.DetectorKind;
import io.evenkeel.intelligence.anomaly.evaluation.NabProfile;
import io.evenkeel.intelligence.anomaly.evaluation.NabScore;
import io.evenkeel.intelligence.anomaly.evaluation.NabScores;
import io.evenkeel.intelligence.anomaly.evaluation.NabSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs detectors over NAB, each with one configuration for all series. */
public final class NabLab {

  private NabLab() {}

  /**
   * All detectors over all series.
   *
   * @param told how far it is
   */
  public static List<NabRow> run(
      List<DetectorKind> kinds, List<NabSeries> all, long seed, Consumer<String> told) {
    var progress = new AnomalyProgress(kinds.size() * all.size(), told);
    var rows = new ArrayList<NabRow>();
    for (var kind : kinds) {
      var cost = new StreamCost();
      var scores = new ArrayList<NabScores>();
      for (int i = 0; i < all.size(); i++) {
        scores.add(scores(kind, all.get(i), seed + i, cost));
        progress.oneMore(kind.name() + " on " + all.get(i).name());
      }
      rows.add(row(kind.name(), scores, cost.microsOfRow()));
    }
    return rows;
  }

  private static NabScores scores(DetectorKind kind, NabSeries series, long seed, StreamCost cost) {
    var detector = kind.create(1, seed);
    double[] scores = new double[series.rows()];
    double[] values = new double[1];
    cost.begin();
    for (int row = 0; row < scores.length; row++) {
      values[0] = series.value(row);
      scores[row] = detector.observe(series.timeMillis(row), values).surprise();
    }
    cost.end(scores.length);
    return new NabScores(series, scores);
  }

  private static NabRow row(String name, List<NabScores> scores, double micros) {
    var profiles = NabProfile.ALL.stream().map(profile -> byProfile(profile, scores)).toList();
    double threshold = profiles.get(0).threshold();
    var groups =
        scores.stream()
            .map(s -> s.series().group())
            .distinct()
            .filter(group -> of(group, scores).stream().anyMatch(s -> hasWindows(s)))
            .map(
                group ->
                    new ByGroup(
                        group, NabScore.at(threshold, of(group, scores), NabProfile.STANDARD)))
            .toList();
    return new NabRow(name, profiles, groups, micros, List.copyOf(scores));
  }

  private static ByProfile byProfile(NabProfile profile, List<NabScores> scores) {
    double threshold = NabScore.bestThreshold(scores, profile);
    return new ByProfile(
        profile.name(),
        NabScore.at(threshold, scores, profile),
        threshold,
        NabScore.leavingGroupsOut(scores, profile));
  }

  private static boolean hasWindows(NabScores scores) {
    return !scores.series().windows().isEmpty();
  }

  private static List<NabScores> of(String group, List<NabScores> all) {
    return all.stream().filter(s -> s.series().group().equals(group)).toList();
  }
}
