package io.evenkeel.http.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** One line for each member. */
@Command(name = "members", description = "List the members, the oldest first.")
final class MembersCommand extends ClusterCommand {

  private static final String ROW = "%-22s %-10s %-11s %-6s %-8s %s%n";

  @Override
  JsonNode ask(ClusterClient cluster) {
    return cluster.get("/v1/cluster");
  }

  @Override
  void print(JsonNode answer, PrintWriter out) {
    out.printf(ROW, "ADDRESS", "STATUS", "REACHABLE", "READY", "PID", "URL");
    for (var member : answer.get("members")) {
      var node = member.path("node");
      out.printf(
          ROW,
          member.path("address").asText() + (member.path("oldest").asBoolean() ? " *" : ""),
          member.path("status").asText(),
          member.path("reachable").asBoolean() ? "yes" : "no",
          node.path("ready").asBoolean() ? "yes" : "no",
          node.path("pid").asText("?"),
          node.path("url").asText("?"));
    }
    out.println("* the oldest");
  }
}
