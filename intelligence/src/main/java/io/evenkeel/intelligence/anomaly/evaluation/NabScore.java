package io.evenkeel.intelligence.anomaly.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The score of the Numenta Anomaly Benchmark (Lavin and Ahmad, ICMLA 2015; {@code nab/sweeper.py}):
 * a window earns what the earliest told row in it is worth, or costs when missed; each told row
 * outside costs; 0 is what telling nothing gets, 100 what telling the first row of each window and
 * nothing else gets.
 */
public final class NabScore {

  private NabScore() {}

  /**
   * The score under one threshold for all.
   *
   * @param threshold a row at or above it is told
   */
  public static double at(double threshold, List<NabScores> all, NabProfile profile) {
    return normal(raw(threshold, all, profile), windows(all), profile);
  }

  /** The threshold with the highest score; of equal ones the highest. */
  public static double bestThreshold(List<NabScores> all, NabProfile profile) {
    record Row(NabScores of, int number) {
      double score() {
        return of.score(number);
      }
    }
    var rows = new ArrayList<Row>();
    var running = new RunningSum(all, profile);
    for (var scores : all) {
      for (int i = scores.series().probation(); i < scores.series().rows(); i++) {
        rows.add(new Row(scores, i));
      }
    }
    rows.sort((a, b) -> Double.compare(b.score(), a.score()));
    double best = Double.POSITIVE_INFINITY;
    double most = running.sum();
    for (int i = 0; i < rows.size(); i++) {
      running.tell(rows.get(i).of(), rows.get(i).number());
      boolean last = i + 1 == rows.size() || rows.get(i + 1).score() < rows.get(i).score();
      if (last && running.sum() > most) {
        most = running.sum();
        best = rows.get(i).score();
      }
    }
    return best;
  }

  /** The score of each group under the threshold that is best for the others, all together. */
  public static double leavingGroupsOut(List<NabScores> all, NabProfile profile) {
    double raw = 0;
    for (var group : all.stream().map(s -> s.series().group()).distinct().toList()) {
      var others = all.stream().filter(s -> !s.series().group().equals(group)).toList();
      var own = all.stream().filter(s -> s.series().group().equals(group)).toList();
      raw += raw(bestThreshold(others, profile), own, profile);
    }
    return normal(raw, windows(all), profile);
  }

  private static double raw(double threshold, List<NabScores> all, NabProfile profile) {
    var running = new RunningSum(all, profile);
    for (var scores : all) {
      for (int i = scores.series().probation(); i < scores.series().rows(); i++) {
        if (scores.score(i) >= threshold) {
          running.tell(scores, i);
        }
      }
    }
    return running.sum();
  }

  private static double normal(double raw, int windows, NabProfile profile) {
    double nothing = -profile.missed() * windows;
    return 100 * (raw - nothing) / (profile.found() * windows - nothing);
  }

  private static int windows(List<NabScores> all) {
    return all.stream().mapToInt(s -> s.series().windows().size()).sum();
  }

  /** The sum while rows are told one by one. */
  private static final class RunningSum {

    private final NabProfile profile;
    private final IdentityHashMap<NabScores, double[]> earned = new IdentityHashMap<>();
    private double sum;

    RunningSum(List<NabScores> all, NabProfile profile) {
      this.profile = profile;
      for (var scores : all) {
        double[] missed = new double[scores.series().windows().size()];
        Arrays.fill(missed, -profile.missed());
        earned.put(scores, missed);
        sum -= profile.missed() * missed.length;
      }
    }

    double sum() {
      return sum;
    }

    void tell(NabScores scores, int row) {
      int window = scores.series().windowOf(row);
      if (window < 0) {
        sum += profile.falseAlarm() * scores.series().worth(row);
        return;
      }
      double[] its = earned.getOrDefault(scores, new double[0]);
      double worth = profile.found() * scores.series().worth(row);
      if (worth > its[window]) {
        sum += worth - its[window];
        its[window] = worth;
      }
    }
  }
}
