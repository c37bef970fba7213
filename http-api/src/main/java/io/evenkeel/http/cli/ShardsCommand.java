package io.evenkeel.http.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** How shards, entities and their work are spread over the nodes. */
@Command(
    name = "shards",
    description = {
      "Show where the shards of an entity type, or of all, are, and which entities are hot.",
      "Work is in processors: seconds of processor time per second, over the last while."
    })
final class ShardsCommand extends ClusterCommand {

  private static final String ROW = "%-16s %-22s %6s %9s %9s %9s%n";
  private static final String HOT = "%-16s %-22s %6s %9s %9s %s%n";
  private static final int MOST_HOT = 5;

  /** What one node has of one type. */
  private static final class Sum {
    private int shards;
    private int entities;
    private double cores;
    private double callsPerSecond;

    private void add(JsonNode shard) {
      shards++;
      entities += shard.path("entities").asInt();
      cores += shard.path("workCores").asDouble();
      callsPerSecond += shard.path("callsPerSecond").asDouble();
    }
  }

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
    var types = answer.get("types");
    out.printf(ROW, "TYPE", "NODE", "SHARDS", "ENTITIES", "WORK", "CALLS/S");
    types.forEach(deployed -> printShards(deployed, out));
    out.println();
    printNodes(types.path(0).path("nodes"), out);
    out.println();
    out.printf(HOT, "TYPE", "NODE", "SHARD", "WORK", "ERROR", "HOT ENTITY");
    types.forEach(deployed -> printHot(deployed, out));
  }

  private static void printShards(JsonNode deployed, PrintWriter out) {
    var sums = new TreeMap<String, Sum>();
    for (var shard : deployed.path("shards")) {
      sums.computeIfAbsent(shard.path("node").asText(), node -> new Sum()).add(shard);
    }
    var name = deployed.path("type").asText();
    sums.forEach(
        (node, sum) ->
            out.printf(
                ROW,
                name,
                node,
                sum.shards,
                sum.entities,
                decimals(sum.cores, 3),
                decimals(sum.callsPerSecond, 1)));
  }

  /** Of all types, and the same in each answer. */
  private static void printNodes(JsonNode nodes, PrintWriter out) {
    out.printf("%-22s %10s %9s%n", "NODE", "PROCESSORS", "WORK");
    for (var node : nodes) {
      out.printf(
          "%-22s %10s %9s%n",
          node.path("node").asText(),
          decimals(node.path("capacityCores").asDouble(), 1),
          decimals(node.path("workCores").asDouble(), 3));
    }
  }

  private static void printHot(JsonNode deployed, PrintWriter out) {
    var hottest = deployed.path("hotEntities");
    for (int i = 0; i < Math.min(MOST_HOT, hottest.size()); i++) {
      var hot = hottest.get(i);
      out.printf(
          HOT,
          deployed.path("type").asText(),
          hot.path("node").asText(),
          hot.path("shard").asText(),
          decimals(hot.path("workCores").asDouble(), 4),
          decimals(hot.path("errorCores").asDouble(), 4),
          visible(hot.path("id").asText()));
    }
  }

  /** Ids are the callers' choice, and may hold what a terminal would obey. */
  private static String visible(String id) {
    return id.replaceAll("\\p{C}", "?");
  }

  private static String decimals(double value, int places) {
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }
}
