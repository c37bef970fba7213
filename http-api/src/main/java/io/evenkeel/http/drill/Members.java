package io.evenkeel.http.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.http.standalone.Pause;
import io.evenkeel.http.standalone.RunningCluster;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;

/** The members of a local cluster: what a node says, and what the data folder knows. */
final class Members {

  private static final long START_MILLIS = 60_000;
  private static final long HEAL_MILLIS = 180_000;
  private static final long EVERY_MILLIS = 500;

  private Members() {}

  /**
   * All members, each with its place in the data folder; waits for a minute until all take work, as
   * a node that has just started is not known to all at once.
   *
   * @throws DrillFailed naming one that does not take work
   */
  static List<Member> sound(NodeApi node, RunningCluster cluster) {
    for (long waited = 0; ; waited += EVERY_MILLIS) {
      var members = parse(node.members(), cluster);
      var unsound = members.stream().filter(member -> !member.sound()).findFirst();
      if (unsound.isEmpty()) {
        return members;
      }
      if (waited >= START_MILLIS) {
        throw new DrillFailed(
            "a drill begins with a sound cluster, and "
                + unsound.get().address()
                + " is not ready");
      }
      Pause.millis(EVERY_MILLIS);
    }
  }

  /** Blocks until so many members take work, as one of them sees it, for 3 minutes at most. */
  static void awaitAll(int count, URI node, RunningCluster cluster) {
    var api = new NodeApi(node);
    long deadline = System.nanoTime() + HEAL_MILLIS * 1_000_000;
    while (System.nanoTime() - deadline < 0) {
      var members = api.membersNow().map(json -> parse(json, cluster)).orElse(List.of());
      if (members.size() == count && members.stream().allMatch(Member::sound)) {
        return;
      }
      Pause.millis(EVERY_MILLIS);
    }
    throw new DrillFailed("not all " + count + " nodes have come back; see 'evenkeel members'");
  }

  private static List<Member> parse(JsonNode members, RunningCluster cluster) {
    return StreamSupport.stream(members.spliterator(), false)
        .map(member -> parseOne(member, cluster))
        .toList();
  }

  private static Member parseOne(JsonNode member, RunningCluster cluster) {
    long pid = member.at("/node/pid").asLong();
    return new Member(
        cluster.index(pid).orElse(-1),
        member.path("address").asText(),
        member.at("/node/url").asText(),
        pid,
        member.path("oldest").asBoolean(),
        member.path("status").asText().equals("up")
            && member.path("reachable").asBoolean()
            && member.at("/node/ready").asBoolean());
  }
}
