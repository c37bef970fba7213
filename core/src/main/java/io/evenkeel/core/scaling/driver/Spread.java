package io.evenkeel.core.scaling.driver;

import java.util.Map;
import java.util.TreeMap;

/** Spreads a number of instances over nodes, evenly and with as few changes as that takes. */
public final class Spread {

  private Spread() {}

  /**
   * How many each node is to have.
   *
   * @param now how many each has; only these nodes get any
   * @param wanted all together
   * @param mostEach on one node
   * @return for the same nodes; less than wanted when there is no room for all
   */
  public static Map<String, Integer> over(Map<String, Integer> now, int wanted, int mostEach) {
    var counts = new TreeMap<>(now);
    if (counts.isEmpty()) {
      return counts;
    }
    int total = counts.values().stream().mapToInt(Integer::intValue).sum();
    for (; total > wanted; total--) {
      counts.merge(fullest(counts), -1, Integer::sum);
    }
    for (; total < wanted && counts.get(emptiest(counts)) < mostEach; total++) {
      counts.merge(emptiest(counts), 1, Integer::sum);
    }
    while (counts.get(fullest(counts)) - counts.get(emptiest(counts)) > 1) {
      var from = fullest(counts);
      var to = emptiest(counts);
      counts.merge(from, -1, Integer::sum);
      counts.merge(to, 1, Integer::sum);
    }
    return counts;
  }

  private static String fullest(TreeMap<String, Integer> counts) {
    return byCount(counts, true);
  }

  private static String emptiest(TreeMap<String, Integer> counts) {
    return byCount(counts, false);
  }

  /** Of equal ones the last by name is the fullest and the first the emptiest. */
  private static String byCount(TreeMap<String, Integer> counts, boolean most) {
    var best = counts.firstEntry();
    for (var entry : counts.entrySet()) {
      int by = Integer.compare(entry.getValue(), best.getValue());
      if (most ? by >= 0 : by < 0) {
        best = entry;
      }
    }
    return best.getKey();
  }
}
