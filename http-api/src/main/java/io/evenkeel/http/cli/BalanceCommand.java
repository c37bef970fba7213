package io.evenkeel.http.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.evenkeel.http.bench.balancing.Contender;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows or changes the strategy of a service. */
@Command(
    name = "balance",
    description = {
      "Change the strategy of a service, live, on all nodes; without a strategy, show the one in"
          + " force and those that could be."
    })
final class BalanceCommand extends ClusterCommand {

  @Parameters(index = "0", paramLabel = "SERVICE", description = "The service.")
  private String service = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STRATEGY",
      description = "NAME, or NAME:KEY=VALUE:KEY=VALUE.")
  private @Nullable String strategy;

  @Override
  JsonNode ask(ClusterClient cluster) {
    var path = "/v1/services/" + ClusterClient.segment(service) + "/balancing";
    if (strategy == null) {
      return cluster.get(path);
    }
    var wanted = Contender.of(strategy);
    var body = JsonNodeFactory.instance.objectNode().put("strategy", wanted.strategy());
    var parameters = body.putObject("parameters");
    wanted.parameters().forEach(parameters::put);
    return cluster.put(path, body.toString());
  }

  @Override
  void print(JsonNode answer, PrintWriter out) {
    out.printf(
        "%s: %s %s%n",
        answer.path("service").asText(),
        answer.path("strategy").asText(),
        answer.path("parameters").isEmpty() ? "" : answer.path("parameters"));
    if (strategy == null) {
      answer
          .path("known")
          .forEach(
              known ->
                  out.printf(
                      "  %-24s %s%n", known.path("name").asText(), known.path("summary").asText()));
    }
  }
}
