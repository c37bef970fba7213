package io.evenkeel.http.drill;

import java.util.List;
import java.util.Map;

/**
 * What the same drill found on several systems.
 *
 * @param systems one or more; Evenkeel first
 */
public record SideBySideReport(List<Drilled> systems) {

  /**
   * One of them.
   *
   * @param name for people
   * @param settings what its times come from: a profile or a file
   */
  public record Drilled(String name, String settings, DrillReport report) {}

  public SideBySideReport {
    systems = List.copyOf(systems);
    if (systems.isEmpty()) {
      throw new IllegalArgumentException("a report needs at least one system");
    }
  }

  /** Evenkeel. */
  public Drilled ours() {
    return systems.get(0);
  }

  /** Whether Evenkeel has lost nothing and done nothing twice. */
  public boolean passed() {
    return ours().report().passed();
  }

  DrillKind kind() {
    return ours().report().settings().kind();
  }

  /** What the load and the fault were, but for the length of the load. */
  Map<String, Object> parameters() {
    var parameters = ours().report().parameters();
    parameters.remove("seconds");
    return parameters;
  }

  /** The end of the longest gap of all, in milliseconds since the injection; at least 1. */
  long lastMillis() {
    return systems.stream()
        .flatMap(system -> system.report().gaps().stream())
        .mapToLong(Gap::toMillis)
        .reduce(1, Math::max);
  }
}
