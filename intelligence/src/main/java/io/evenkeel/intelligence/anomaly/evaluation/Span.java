package io.evenkeel.intelligence.anomaly.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Rows from {@code first} to {@code last}, both included. */
public record Span(int first, int last) {

  /** The longest spans in which all rows hold. */
  static List<Span> of(int rows, IntPredicate holds) {
    var spans = new ArrayList<Span>();
    int first = -1;
    for (int i = 0; i <= rows; i++) {
      boolean now = i < rows && holds.test(i);
      if (now && first < 0) {
        first = i;
      } else if (!now && first >= 0) {
        spans.add(new Span(first, i - 1));
        first = -1;
      }
    }
    return spans;
  }

  boolean meets(Span other) {
    return first <= other.last && other.first <= last;
  }
}
