package io.evenkeel.http.bench.report;

import java.util.List;

/** The median of some rounds, with the least and the greatest. */
public record Spread(double median, double min, double max) {

  /** Of at least one figure; for an even number, the mean of the two in the middle. */
  public static Spread of(List<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("a median needs at least one figure");
    }
    var sorted = figures.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(size - 1));
  }
}
