package io.evenkeel.http.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The same drill on several systems as JSON: as that of Evenkeel alone, the others in it. */
public final class SideBySideJson {

  private static final List<String> ONCE =
      List.of("command", "version", "machine", "startedAt", "seed", "kind");

  private SideBySideJson() {}

  /** The others' figures are under {@code beside}, with the same names. */
  public static ObjectNode of(SideBySideReport report, String version) {
    var json = named(report.ours(), version);
    report.systems().stream()
        .skip(1)
        .map(other -> named(other, version).<ObjectNode>without(ONCE))
        .forEach(json.withArray("/beside")::add);
    return json;
  }

  private static ObjectNode named(SideBySideReport.Drilled system, String version) {
    return DrillJson.of(system.report(), version)
        .put("system", system.name())
        .put("settings", system.settings());
  }
}
