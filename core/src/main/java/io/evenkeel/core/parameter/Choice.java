package io.evenkeel.core.parameter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that was asked for by name, with its settings.
 *
 * @param label as it was asked for: {@code name}, or {@code name:key=value:key=value}
 */
public record Choice(String label, String name, Map<String, String> parameters) {

  public Choice {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads a list with commas between; {@code all} is each of those that are known.
   *
   * @param what it is, for messages
   * @throws IllegalArgumentException in one sentence when a setting is no {@code key=value}
   */
  public static List<Choice> list(String text, String what, List<String> known) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .flatMap(item -> (item.equals("all") ? known : List.of(item)).stream())
        .distinct()
        .map(label -> of(label, what))
        .toList();
  }

  /** One, as {@link #list}. */
  public static Choice of(String label, String what) {
    var parts = label.split(":", -1);
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "a parameter of a %s must be key=value, was '%s' in '%s'"
                .formatted(what, parts[i], label));
      }
      parameters.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
    }
    return new Choice(label, parts[0], parameters);
  }
}
