package io.evenkeel.http.drill;

import akka.cluster.sharding.typed.HashCodeMessageExtractor;
import io.evenkeel.core.view.TimelineEntry;
import io.evenkeel.http.bench.load.Request;
import io.evenkeel.http.standalone.RunningCluster;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A running local cluster of Evenkeel. */
final class EvenkeelCluster implements DrilledCluster {

  private final URI url;
  private final RunningCluster cluster;
  private final HashCodeMessageExtractor<Void> shards;

  private EvenkeelCluster(URI url, RunningCluster cluster) {
    this.url = url;
    this.cluster = cluster;
    this.shards =
        new HashCodeMessageExtractor<>(
            cluster.config(0).getInt("evenkeel.entity.number-of-shards"));
  }

  /**
   * The one on a data folder.
   *
   * @param url of any of its nodes
   * @throws io.evenkeel.http.standalone.StartFailed when none runs there
   */
  static EvenkeelCluster on(Path data, URI url) {
    return new EvenkeelCluster(url, RunningCluster.on(data));
  }

  @Override
  public List<Member> members() {
    return Members.sound(new NodeApi(url), cluster);
  }

  @Override
  public Fault fault(DrillKind kind, Member victim, List<Member> members) {
    return Faults.of(kind, cluster, victim, members);
  }

  @Override
  public Request request(CounterCommand command) {
    return command.request();
  }

  @Override
  public String add(URI node, CounterCommand command) {
    return new NodeApi(node).add(command);
  }

  @Override
  public Set<String> livingOn(Member member, Set<String> ids, URI node) {
    var api = new NodeApi(node);
    var owned = new HashSet<>(ids);
    owned.removeIf(id -> !api.owner(id).equals(member.url()));
    return owned;
  }

  @Override
  public List<TimelineEntry> timeline(List<URI> survivors, long sinceEpochMillis) {
    return survivors.stream()
        .flatMap(survivor -> new NodeApi(survivor).timeline(sinceEpochMillis).stream())
        .toList();
  }

  @Override
  public String shard(String id) {
    return shards.shardId(id);
  }

  @Override
  public void awaitAll(int count, Member victim, URI survivor) {
    Members.awaitAll(count, survivor, cluster);
  }

  @Override
  public ExactlyOnce verify(Ledger ledger, String id, URI node) {
    return ledger.check(id, new NodeApi(node).amounts(id));
  }
}
