package io.evenkeel.http.bench.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One figure of two systems measured in turns.
 *
 * @param figure with its unit, for instance {@code writesPerSecond}
 * @param ratio ours to theirs, computed within each round, so that what slows a whole round down
 *     touches it little
 */
public record Comparison(String figure, Spread ours, Spread theirs, Spread ratio) {

  /** From the rounds' figures, in the same order. */
  public static Comparison of(String figure, List<Double> ours, List<Double> theirs) {
    var ratios =
        IntStream.range(0, ours.size()).mapToObj(i -> ratio(ours.get(i), theirs.get(i))).toList();
    return new Comparison(figure, Spread.of(ours), Spread.of(theirs), Spread.of(ratios));
  }

  private static double ratio(double ours, double theirs) {
    return theirs == 0 ? Double.NaN : ours / theirs;
  }
}
