package io.evenkeel.http.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a node hand its shards over and leave. */
@Command(
    name = "drain",
    description = "Let a node hand its shards over, leave the cluster and stop.")
final class DrainCommand extends ClusterCommand {

  @Parameters(
      index = "0",
      paramLabel = "NODE",
      description = "Address (host:port) or URL of the node, as 'members' lists them.")
  private String node = "";

  @Override
  JsonNode ask(ClusterClient cluster) {
    var address = address(cluster.get("/v1/cluster").get("members"));
    return cluster.post("/v1/cluster/members/" + ClusterClient.segment(address) + "/leave", "{}");
  }

  @Override
  void print(JsonNode answer, PrintWriter out) {
    out.println(answer.path("address").asText() + " is " + answer.path("status").asText());
  }

  private String address(JsonNode members) {
    for (var member : members) {
      if (node.equals(member.at("/node/url").asText())) {
        return member.path("address").asText();
      }
    }
    return node;
  }
}
