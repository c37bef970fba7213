package io.evenkeel.http.drill;

import akka.cluster.sharding.typed.HashCodeMessageExtractor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What a node of the plain Akka program says of its cluster. Pure.
 *
 * @param homes URL of the owner, by shard; only of shards that have been used
 */
record PlainAkkaView(int numberOfShards, List<Member> members, Map<String, String> homes) {

  static final PlainAkkaView NONE = new PlainAkkaView(1, List.of(), Map.of());

  PlainAkkaView {
    members = List.copyOf(members);
    homes = Map.copyOf(homes);
  }

  /**
   * Reads an answer of {@code GET /cluster}.
   *
   * @param index of a node by its address, -1 for none of ours
   * @param urls of the nodes, by index
   */
  static PlainAkkaView of(JsonNode answer, ToIntFunction<String> index, List<String> urls) {
    var members = new ArrayList<Member>();
    var homes = new HashMap<String, String>();
    for (var node : answer.path("members")) {
      var member = member(node, index, urls);
      members.add(member);
      node.path("shards").forEach(shard -> homes.put(shard.asText(), member.url()));
    }
    return new PlainAkkaView(answer.path("numberOfShards").asInt(), members, homes);
  }

  /** The URL of a counter's owner, nothing when its shard has not been used. */
  Optional<String> ownerOf(String id) {
    return Optional.ofNullable(homes.get(shard(id)));
  }

  String shard(String id) {
    return new HashCodeMessageExtractor<Void>(numberOfShards).shardId(id);
  }

  private static Member member(JsonNode node, ToIntFunction<String> indexes, List<String> urls) {
    var address = node.path("address").asText();
    int index = indexes.applyAsInt(address);
    return new Member(
        index,
        address,
        index < 0 ? "" : urls.get(index),
        0,
        node.path("oldest").asBoolean(),
        index >= 0
            && node.path("status").asText().equals("Up")
            && node.path("reachable").asBoolean());
  }
}
