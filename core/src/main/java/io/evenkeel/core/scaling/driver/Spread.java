package io.evenkeel.core.scaling.driver;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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
    var nodes = now.keySet().stream().sorted().toList();
    var counts = nodes.stream().mapToInt(node -> now.getOrDefault(node, 0)).toArray();
    if (counts.length > 0) {
      spread(counts, wanted, mostEach);
    }
    var spread = new HashMap<String, Integer>();
    for (int i = 0; i < counts.length; i++) {
      spread.put(nodes.get(i), counts[i]);
    }
    return spread;
  }

  private static void spread(int[] counts, int wanted, int mostEach) {
    int total = Arrays.stream(counts).sum();
    for (; total > wanted; total--) {
      counts[fullest(counts)]--;
    }
    for (; total < wanted && counts[emptiest(counts)] < mostEach; total++) {
      counts[emptiest(counts)]++;
    }
    while (counts[fullest(counts)] - counts[emptiest(counts)] > 1) {
      int from = fullest(counts);
      counts[emptiest(counts)]++;
      counts[from]--;
    }
  }

  /** Of equal ones the last. */
  private static int fullest(int[] counts) {
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] >= counts[best] ? i : best;
    }
    return best;
  }

  /** Of equal ones the first. */
  private static int emptiest(int[] counts) {
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] < counts[best] ? i : best;
    }
    return best;
  }
}
