package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.cluster.Node;
import io.evenkeel.multijvm.http.Api;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes find each other through the seed nodes of their configuration. */
class FormationTest {

  private static final int ENTITIES = 60;

  @RegisterExtension static final Cluster CLUSTER = Cluster.ofSeeds(3);

  @BeforeAll
  static void start() {
    CLUSTER.startNodes(3);
  }

  @Test
  void threeNodesFormOneClusterWithTheFirstSeedAsItsOldest() {
    for (var node : CLUSTER.nodes()) {
      assertThat(upAndReachable(node.api())).containsAll(seedAddresses());
      assertThat(node.api().members().get(0).path("address").asText())
          .isEqualTo(CLUSTER.node(0).spec().address());
    }
  }

  @Test
  void anyNodeAnswersForAnyEntityAndNamesItsOwnerWhichNamesItself() {
    for (int i = 0; i < ENTITIES; i++) {
      var path = "/v1/entities/counter/owner-" + i;
      var added = CLUSTER.node(i % 3).api().post(path + "/add", "{\"amount\":" + i + "}");
      assertThat(added.status()).as("%s", added).isEqualTo(200);
      var owner = added.header("Evenkeel-Owner");
      assertThat(CLUSTER.urls()).contains(owner);
      for (var url : List.of(owner, CLUSTER.node((i + 1) % 3).url())) {
        var read = new Api(url).get(path);
        assertThat(read.body().at("/state/value").asInt()).isEqualTo(i);
        assertThat(read.header("Evenkeel-Owner")).isEqualTo(owner);
      }
    }
    assertThat(owners("owner-")).hasSizeGreaterThan(1);
  }

  @Test
  void aFourthNodeJoinsAndIsGivenShards() {
    IntStream.range(0, ENTITIES)
        .forEach(i -> CLUSTER.node(0).api().post(path("fourth-", i) + "/add", "{\"amount\":1}"));
    var fourth = CLUSTER.start(CLUSTER.nextSpec()).awaitReady();
    await("shards move to the fourth node")
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> owners("fourth-").contains(fourth.url()));
    assertThat(upAndReachable(fourth.api())).hasSize(4);
    assertThat(shardNodes()).contains(fourth.spec().address());
    for (int i = 0; i < ENTITIES; i++) {
      assertThat(fourth.api().get(path("fourth-", i)).body().at("/state/value").asInt())
          .isEqualTo(1);
    }
  }

  private static Set<String> owners(String prefix) {
    var owners = new TreeSet<String>();
    for (int i = 0; i < ENTITIES; i++) {
      CLUSTER
          .node(1)
          .api()
          .tryGet(path(prefix, i))
          .ifPresent(answer -> owners.add(answer.header("Evenkeel-Owner")));
    }
    return owners;
  }

  private static Set<String> shardNodes() {
    var nodes = new TreeSet<String>();
    var shards = CLUSTER.node(0).api().get("/v1/cluster/shards/counter").body().path("shards");
    shards.forEach(shard -> nodes.add(shard.path("node").asText()));
    return nodes;
  }

  private static Set<String> upAndReachable(Api api) {
    var up = new TreeSet<String>();
    for (var member : api.members()) {
      if (member.path("status").asText().equals("up") && member.path("reachable").asBoolean()) {
        up.add(member.path("address").asText());
      }
    }
    return up;
  }

  private static List<String> seedAddresses() {
    return CLUSTER.nodes().stream().limit(3).map(Node::spec).map(s -> s.address()).toList();
  }

  private static String path(String prefix, int entity) {
    return "/v1/entities/counter/" + prefix + entity;
  }
}
