package io.evenkeel.http.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.core.balancing.Strategies;
import io.evenkeel.core.simulation.scenario.Scenarios;
import java.io.PrintWriter;

/** Tells which scenarios and strategies there are. */
final class KnownBalancing {

  private KnownBalancing() {}

  static void print(PrintWriter out) {
    out.println("Scenarios:");
    for (var name : Scenarios.names()) {
      out.printf("  %-24s%s%n", name, Scenarios.named(name).about());
    }
    out.println("Strategies:");
    for (var kind : Strategies.all()) {
      out.printf("  %-24s%s%n", kind.name(), kind.summary());
      for (var parameter : kind.parameters()) {
        out.printf(
            "    %s=%s%n      %s; %s%n",
            parameter.name(), parameter.byDefault(), parameter.meaning(), parameter.range());
      }
    }
  }

  static JsonNode json() {
    var json = new ObjectMapper().createObjectNode();
    var scenarios = json.putArray("scenarios");
    for (var name : Scenarios.names()) {
      scenarios.addObject().put("name", name).put("about", Scenarios.named(name).about());
    }
    var strategies = json.putArray("strategies");
    for (var kind : Strategies.all()) {
      var strategy = strategies.addObject();
      strategy.put("name", kind.name()).put("summary", kind.summary());
      var parameters = strategy.putArray("parameters");
      for (var parameter : kind.parameters()) {
        parameters
            .addObject()
            .put("name", parameter.name())
            .put("default", parameter.byDefault())
            .put("values", parameter.range())
            .put("meaning", parameter.meaning());
      }
    }
    return json;
  }
}
