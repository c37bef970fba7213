package io.evenkeel.core.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds keys that nobody reads, which are most often misspelt ones. Pure. */
public final class UnknownKeys {

  private UnknownKeys() {}

  /**
   * One sentence for each key below {@code root} of {@code given} that {@code known} does not have,
   * with its origin and the nearest known key.
   *
   * @param free paths whose children the user names, so that all are allowed
   */
  public static List<String> find(Config given, Config known, String root, Set<String> free) {
    var complaints = new ArrayList<String>();
    if (given.hasPath(root)) {
      compare(given.getObject(root), known.getObject(root), root, free, complaints);
    }
    return complaints;
  }

  private static void compare(
      ConfigObject given, ConfigObject known, String path, Set<String> free, List<String> out) {
    for (Map.Entry<String, ConfigValue> entry : given.entrySet()) {
      var key = path + "." + entry.getKey();
      var counterpart = known.get(entry.getKey());
      if (counterpart == null && !free.contains(path)) {
        out.add(complaint(key, entry.getValue(), nearest(entry.getKey(), known.keySet())));
      } else if (entry.getValue() instanceof ConfigObject inner
          && counterpart instanceof ConfigObject innerKnown) {
        compare(inner, innerKnown, key, free, out);
      }
    }
  }

  private static String complaint(String key, ConfigValue value, String nearest) {
    return "unknown key '"
        + key
        + "' ("
        + value.origin().description()
        + ")"
        + (nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?");
  }

  /** The known key with the fewest edits, empty when there is none. */
  public static String nearest(String key, Set<String> known) {
    return known.stream()
        .min(Comparator.<String>comparingInt(k -> distance(key, k)).thenComparing(k -> k))
        .orElse("");
  }

  /** Levenshtein distance: insertions, deletions and replacements from one word to the other. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
