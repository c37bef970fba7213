package io.evenkeel.http.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** How shards and entities are spread over the nodes. */
@Command(name = "shards", description = "Show where the shards of an entity type, or of all, are.")
final class ShardsCommand extends ClusterCommand {

  private static final String ROW = "%-16s %-22s %6s %9s%n";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TYPE",
      description = "Entity type; all when left out.")
  private @Nullable String type;

  @Override
  JsonNode ask(ClusterClient cluster) {
    var answer = JsonNodeFactory.instance.objectNode();
    var types = answer.putArray("types");
    if (type != null) {
      types.add(cluster.get("/v1/cluster/shards/" + ClusterClient.segment(type)));
    } else {
      for (var deployed : cluster.get("/v1/entity-types").get("entityTypes")) {
        types.add(cluster.get("/v1/cluster/shards/" + deployed.path("name").asText()));
      }
    }
    return answer;
  }

  @Override
  void print(JsonNode answer, PrintWriter out) {
    out.printf(ROW, "TYPE", "NODE", "SHARDS", "ENTITIES");
    for (var deployed : answer.get("types")) {
      var shards = new TreeMap<String, int[]>();
      for (var shard : deployed.get("shards")) {
        var sum = shards.computeIfAbsent(shard.path("node").asText(), node -> new int[2]);
        sum[0]++;
        sum[1] += shard.path("entities").asInt();
      }
      shards.forEach(
          (node, sum) -> out.printf(ROW, deployed.path("type").asText(), node, sum[0], sum[1]));
    }
  }
}
