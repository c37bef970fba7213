package io.evenkeel.persistence.fencing.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists of row numbers, each as one small number, so that a state can name an entity's state. */
final class Histories {

  static final int EMPTY = 0;

  private final List<List<Integer>> byNumber = new ArrayList<>();
  private final Map<List<Integer>, Integer> numbers = new HashMap<>();

  Histories() {
    of(List.of());
  }

  int of(List<Integer> rows) {
    var known = numbers.get(rows);
    if (known != null) {
      return known;
    }
    var copy = List.copyOf(rows);
    byNumber.add(copy);
    numbers.put(copy, byNumber.size() - 1);
    return byNumber.size() - 1;
  }

  List<Integer> rows(int history) {
    return byNumber.get(history);
  }

  boolean isPrefix(int shorter, int longer) {
    var a = rows(shorter);
    var b = rows(longer);
    return shorter == longer || (a.size() <= b.size() && b.subList(0, a.size()).equals(a));
  }
}
