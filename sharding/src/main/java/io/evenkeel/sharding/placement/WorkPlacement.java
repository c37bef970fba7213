package io.evenkeel.sharding.placement;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.sharding.ShardCoordinator.ShardAllocationStrategy;
import akka.cluster.typed.Cluster;
import io.evenkeel.core.placement.WarmUp;
import io.evenkeel.core.placement.WorkBalance;
import io.evenkeel.core.placement.WorkBook;
import io.evenkeel.core.placement.WorkReport;
import io.evenkeel.core.placement.WorkReport.HotEntity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What is known on this node of the work of all, and the strategies that place shards by it. One on
 * each node. Thread-safe.
 */
public final class WorkPlacement {

  /** A node whose reports so often did not come has said nothing. */
  private static final int MISSED = 4;

  private final PlacementSettings settings;
  private final Cluster cluster;
  private final WorkMeters meters;
  private volatile WorkBook book = WorkBook.EMPTY;

  private WorkPlacement(ActorSystem<?> system, PlacementSettings settings) {
    this.settings = settings;
    this.cluster = Cluster.get(system);
    this.meters = new WorkMeters(settings);
  }

  /** Begins to measure and to tell; to be called once. */
  public static WorkPlacement start(ActorSystem<?> system, PlacementSettings settings) {
    var placement = new WorkPlacement(system, settings);
    var node = placement.hostPort(placement.cluster.selfMember().address());
    var sender = new WorkReports.Sender(node, settings, placement.meters, placement::heard);
    system.systemActorOf(WorkReports.create(sender), "evenkeel-work", Props.empty());
    return placement;
  }

  /** For an entity that starts here. */
  public EntityMeter meter(String type, String shard, String id) {
    return meters.of(type, shard, id);
  }

  /**
   * The entities of a type that do most on this node, as of the last report, the hottest first;
   * also those that have left it lately.
   */
  public List<HotEntity> hottest(String type) {
    return meters.hottest(type);
  }

  /** What is recovered when shards have moved away from this node. */
  public WarmUp warmUp() {
    return new WarmUp(settings.warmUp());
  }

  /** For one entity type; empty when work is not to decide. */
  public Optional<ShardAllocationStrategy> allocation(String type) {
    var view =
        new WorkAllocation.View(
            type,
            this::book,
            settings.reportEvery().toMillis() * MISSED,
            this::takes,
            this::hostPort,
            WorkPlacement::nowMillis);
    return settings.byWork()
        ? Optional.of(new WorkAllocation(view, new WorkBalance(settings.balance())))
        : Optional.empty();
  }

  /** What all nodes have said last. */
  public WorkBook book() {
    return book;
  }

  /** By the clock of {@link #book()}. */
  public static long nowMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /** An address as reports name it; this node's own references come without host and port. */
  public String hostPort(Address address) {
    var full = full(address);
    return full.getHost().orElse("") + ":" + full.getPort().map(String::valueOf).orElse("");
  }

  private Address full(Address address) {
    return address.hasGlobalScope() ? address : cluster.selfMember().address();
  }

  /** By one actor only. */
  private void heard(WorkReport report) {
    book = book.with(report, nowMillis());
  }

  /** The cluster's state is at hand, as it was last published. */
  private boolean takes(Address address) {
    var state = cluster.state();
    var node = full(address);
    for (Member member : state.getMembers()) {
      if (member.address().equals(node)) {
        return member.status().equals(MemberStatus.up())
            && !state.getUnreachable().contains(member);
      }
    }
    return false;
  }
}
