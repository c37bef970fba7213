package io.evenkeel.core.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings of one strategy or policy, each of them known and within its range. Immutable. */
public final class Parameters {

  private static final Pattern DURATION = Pattern.compile("([0-9.]+) ?(ns|us|ms|s|m)");
  private static final Map<String, Double> NANOS =
      Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9, "m", 60e9);

  private final String owner;
  private final Map<String, Parameter> known = new LinkedHashMap<>();
  private final Map<String, String> given;

  /**
   * Checks what was given.
   *
   * @param owner for messages, as {@code strategy c3}
   * @throws IllegalArgumentException in one sentence, naming owner and parameter, when one is
   *     unknown or out of range
   */
  public Parameters(String owner, List<Parameter> known, Map<String, String> given) {
    this.owner = owner;
    this.given = Map.copyOf(given);
    known.forEach(parameter -> this.known.put(parameter.name(), parameter));
    given.keySet().stream().sorted().forEach(this::checkKnown);
    known.forEach(this::checkRange);
  }

  public double number(String name) {
    return Double.parseDouble(text(name));
  }

  public int whole(String name) {
    return Integer.parseInt(text(name));
  }

  public double nanos(String name) {
    return nanosOf(text(name));
  }

  public String choice(String name) {
    return text(name);
  }

  private String text(String name) {
    var parameter = known.get(name);
    if (parameter == null) {
      throw new AssertionError(owner + " has no parameter " + name);
    }
    return given.getOrDefault(name, parameter.byDefault());
  }

  private void checkKnown(String name) {
    if (!known.containsKey(name)) {
      throw new IllegalArgumentException(
          owner
              + " has no parameter '"
              + name
              + (known.isEmpty()
                  ? "'; it has none"
                  : "'; known: "
                      + known.keySet().stream().sorted().collect(Collectors.joining(", "))));
    }
  }

  private void checkRange(Parameter parameter) {
    var text = text(parameter.name());
    if (!isWithin(parameter, text)) {
      throw new IllegalArgumentException(
          "parameter '%s' of %s must be %s, was '%s'"
              .formatted(parameter.name(), owner, parameter.range(), text));
    }
  }

  private static boolean isWithin(Parameter parameter, String text) {
    try {
      return switch (parameter.kind()) {
        case WHOLE -> isBetween(parameter, Integer.parseInt(text));
        case NUMBER -> isBetween(parameter, Double.parseDouble(text));
        case DURATION -> isBetween(parameter, nanosOf(text) / 1e9);
        case CHOICE -> parameter.choices().contains(text);
      };
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isBetween(Parameter parameter, double value) {
    return value >= parameter.min() && value <= parameter.max();
  }

  private static double nanosOf(String text) {
    var matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new NumberFormatException(text);
    }
    return Double.parseDouble(matcher.group(1)) * NANOS.getOrDefault(matcher.group(2), 1.0);
  }
}
