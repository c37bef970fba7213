package io.evenkeel.examples.plainakka;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.Member;
import akka.cluster.sharding.ShardRegion.ClusterShardingStats;
import akka.cluster.sharding.typed.ClusterShardingQuery;
import akka.cluster.sharding.typed.GetClusterShardingStats;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.typed.Cluster;
import akka.http.javadsl.marshallers.jackson.Jackson;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What an operator asks for: who is a member, and which shards live where.
 *
 * <pre>
 * GET /cluster  200 {"numberOfShards":100,"members":[{"address":"127.0.0.1:25590","status":"Up",
 *                    "reachable":true,"oldest":true,"shards":["7"]}]}
 * </pre>
 */
final class ClusterRoutes extends AllDirectives {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  /** A member as this node sees it. */
  record MemberView(
      String address, String status, boolean reachable, boolean oldest, Set<String> shards) {}

  /** Answer of GET /cluster. */
  record ClusterView(int numberOfShards, List<MemberView> members) {}

  private final ActorSystem<?> system;

  ClusterRoutes(ActorSystem<?> system) {
    this.system = system;
  }

  Route routes() {
    return path("cluster", () -> get(() -> completeOKWithFuture(view(), Jackson.marshaller())));
  }

  private CompletionStage<ClusterView> view() {
    CompletionStage<ClusterShardingStats> stats =
        AskPattern.<ClusterShardingQuery, ClusterShardingStats>ask(
            ClusterSharding.get(system).shardState(),
            replyTo -> new GetClusterShardingStats(Counter.KEY, TIMEOUT, replyTo),
            TIMEOUT.plusSeconds(1),
            system.scheduler());
    return stats.thenApply(this::view);
  }

  private ClusterView view(ClusterShardingStats stats) {
    var state = Cluster.get(system).state();
    var shards = shards(stats);
    var members = StreamSupport.stream(state.getMembers().spliterator(), false).toList();
    var oldest = members.stream().min(Comparator.comparing(m -> m, ClusterRoutes::byAge));
    return new ClusterView(
        system.settings().config().getInt("akka.cluster.sharding.number-of-shards"),
        members.stream()
            .map(
                member ->
                    new MemberView(
                        text(member.address()),
                        member.status().toString(),
                        !state.getUnreachable().contains(member),
                        oldest.filter(member::equals).isPresent(),
                        shards.getOrDefault(text(member.address()), Set.of())))
            .toList());
  }

  private static int byAge(Member one, Member other) {
    return one.equals(other) ? 0 : one.isOlderThan(other) ? -1 : 1;
  }

  private static Map<String, Set<String>> shards(ClusterShardingStats stats) {
    return stats.getRegions().entrySet().stream()
        .collect(
            Collectors.toMap(
                region -> text(region.getKey()),
                region -> new TreeSet<>(region.getValue().getStats().keySet())));
  }

  private static String text(Address address) {
    return address.getHost().orElse("") + ":" + address.getPort().orElse(0);
  }
}
