package io.evenkeel.multijvm.faults.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.cluster.Node;
import io.evenkeel.multijvm.http.Answer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who is a member, as the nodes themselves say. */
final class Membership {

  private Membership() {}

  /** Whether every node takes work and sees all nodes, and nobody else, as reachable members. */
  static boolean isWhole(List<Node> nodes) {
    var all = nodes.stream().map(node -> node.spec().address()).collect(Collectors.toSet());
    return nodes.stream().allMatch(node -> node.isReady() && seenBy(node).equals(all));
  }

  /** What each node sees, for a message. */
  static String seenBy(Cluster cluster) {
    return cluster.nodes().stream()
        .map(node -> node.spec().name() + " sees " + seenBy(node))
        .collect(Collectors.joining("; "));
  }

  private static Set<String> seenBy(Node node) {
    var members = node.api().tryGet("/v1/cluster").map(Answer::body);
    Set<String> seen = new TreeSet<>();
    members.ifPresent(body -> body.path("members").forEach(member -> add(seen, member)));
    return seen;
  }

  private static void add(Set<String> seen, JsonNode member) {
    boolean fine =
        member.path("status").asText().equals("up") && member.path("reachable").asBoolean();
    seen.add(fine ? member.path("address").asText() : "not up: " + member);
  }
}
