package io.evenkeel.http.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.core.parameter.Choice;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows or changes how a service, or the nodes, are scaled. */
@Command(
    name = "scale",
    description = {
      "Change how many instances a service has, or the cluster nodes, live: to a number, or by a"
          + " policy; without either, show how it is scaled.",
      "Stopping drains: calls under way are finished, shards are handed over."
    })
final class ScaleCommand extends ClusterCommand {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "A service that runs in the cluster; not with --nodes.")
  private @Nullable String service;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "N",
      description = "So many instances, all nodes together.")
  private @Nullable Integer count;

  @Option(
      names = "--nodes",
      arity = "0..1",
      fallbackValue = "-1",
      paramLabel = "N",
      description = "Instead of a service: so many nodes; without N by --policy.")
  private @Nullable Integer nodes;

  @Option(
      names = "--policy",
      paramLabel = "NAME[:KEY=VALUE]…",
      description = "As in 'simulate scaling --list'; none leaves the number as it is.")
  private @Nullable String policy;

  @Option(names = "--min", paramLabel = "N", description = "The fewest that a policy gets.")
  private @Nullable Integer min;

  @Option(names = "--max", paramLabel = "N", description = "The most that a policy gets.")
  private @Nullable Integer max;

  @Spec private CommandSpec command;

  @Override
  JsonNode ask(ClusterClient cluster) {
    var wanted = nodes != null && nodes >= 0 ? nodes : count;
    if ((service == null) == (nodes == null) || (wanted != null && policy != null)) {
      throw new ParameterException(
          command.commandLine(), "say a service or --nodes, and a number or --policy");
    }
    if (wanted == null && policy == null && (min != null || max != null)) {
      throw new ParameterException(
          command.commandLine(), "--min and --max are those of a number or a --policy");
    }
    var path =
        service == null
            ? "/v1/cluster/scaling"
            : "/v1/services/" + ClusterClient.segment(service) + "/scaling";
    return wanted == null && policy == null
        ? cluster.get(path)
        : cluster.put(path, body(wanted).toString());
  }

  private ObjectNode body(@Nullable Integer wanted) {
    var body = JsonNodeFactory.instance.objectNode();
    if (wanted != null) {
      body.put("policy", "fixed").putObject("parameters").put("instances", wanted);
      body.put("min", min == null ? Math.min(1, wanted) : min);
      body.put("max", max == null ? Math.max(1, wanted) : max);
      return body;
    }
    var choice = Choice.of(String.valueOf(policy), "policy");
    var parameters = body.put("policy", choice.name()).putObject("parameters");
    choice.parameters().forEach(parameters::put);
    if (min != null) {
      body.put("min", min);
    }
    if (max != null) {
      body.put("max", max);
    }
    return body;
  }

  @Override
  void print(JsonNode answer, PrintWriter out) {
    ScalingText.print(answer, out);
    if (policy == null && count == null && (nodes == null || nodes < 0)) {
      answer
          .path("known")
          .forEach(
              known ->
                  out.printf(
                      "  %-24s %s%n", known.path("name").asText(), known.path("summary").asText()));
    }
  }
}
