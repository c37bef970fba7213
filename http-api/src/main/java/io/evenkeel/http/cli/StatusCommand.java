package io.evenkeel.http.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** The cluster in a few lines. */
@Command(name = "status", description = "Say how the cluster is.")
final class StatusCommand extends ClusterCommand {

  @Override
  JsonNode ask(ClusterClient cluster) {
    var answer = JsonNodeFactory.instance.objectNode();
    answer.set("cluster", cluster.get("/v1/cluster"));
    answer.set("readiness", cluster.readiness());
    answer.set("entityTypes", cluster.get("/v1/entity-types").get("entityTypes").deepCopy());
    return answer;
  }

  @Override
  void print(JsonNode answer, PrintWriter out) {
    var members = answer.at("/cluster/members");
    int up = 0;
    for (var member : members) {
      up +=
          member.path("status").asText().equals("up") && member.path("reachable").asBoolean()
              ? 1
              : 0;
    }
    out.println("cluster   " + answer.at("/cluster/name").asText());
    out.println("members   " + up + " of " + members.size() + " up and reachable");
    out.println("leader    " + answer.at("/cluster/leader").asText());
    out.println(
        "asked     "
            + answer.at("/cluster/self").asText()
            + ", "
            + answer.at("/readiness/status").asText());
    var types = new StringBuilder();
    answer.get("entityTypes").forEach(type -> types.append(' ').append(type.path("name").asText()));
    out.println("entities " + types);
  }
}
