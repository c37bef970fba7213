package io.evenkeel.core.runtime.downing;

import akka.actor.AbstractActor;
import akka.actor.ActorRef;
import akka.actor.Address;
import akka.actor.ExtendedActorSystem;
import akka.actor.Props;
import akka.actor.typed.ActorSystem;
import akka.cluster.Cluster;
import akka.cluster.ClusterEvent;
import akka.cluster.ClusterEvent.MemberDowned;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.ClusterEvent.MemberUp;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.UniqueAddress;
import akka.event.Logging;
import akka.event.LoggingAdapter;
import akka.io.Tcp;
import akka.remote.artery.QuarantinedEvent;
import io.evenkeel.core.downing.EndedProcesses;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Downs a member as soon as its host says that its process has ended. */
public final class ProcessWatch extends AbstractActor {

  private final Cluster cluster = Cluster.get(getContext().getSystem());
  private final LoggingAdapter log = Logging.getLogger(this);
  private final ActorRef tcp = Tcp.get(getContext().getSystem()).getManager();
  private final Duration retry;
  private final Map<Address, ActorRef> connections = new HashMap<>();
  private final Set<Address> ended = new HashSet<>();

  private ProcessWatch(Duration retry) {
    this.retry = retry;
  }

  /**
   * Watches all other members until the system ends.
   *
   * @param retry between two attempts to connect to a peer that has closed its connection
   */
  public static void start(ActorSystem<?> system, Duration retry) {
    var unused =
        ((ExtendedActorSystem) system.classicSystem())
            .systemActorOf(
                Props.create(ProcessWatch.class, () -> new ProcessWatch(retry)), "process-watch");
  }

  @Override
  public void preStart() {
    cluster.subscribe(getSelf(), ClusterEvent.initialStateAsEvents(), MemberEvent.class);
  }

  @Override
  public void postStop() {
    cluster.unsubscribe(getSelf());
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(MemberUp.class, up -> watchProcess(up.member()))
        .match(MemberDowned.class, down -> forget(down.member()))
        .match(MemberRemoved.class, removed -> forget(removed.member()))
        .match(PeerConnection.Refused.class, refused -> onRefused())
        .match(PeerConnection.Accepted.class, accepted -> peer().ifPresent(ended::remove))
        .matchAny(other -> {})
        .build();
  }

  private void watchProcess(Member member) {
    if (!member.uniqueAddress().equals(cluster.selfUniqueAddress())) {
      connections.computeIfAbsent(member.address(), this::connect);
    }
  }

  private ActorRef connect(Address address) {
    var peer =
        InetSocketAddress.createUnresolved(
            address.getHost().orElseThrow(), address.getPort().orElseThrow());
    return getContext()
        .actorOf(Props.create(PeerConnection.class, () -> new PeerConnection(peer, tcp, retry)));
  }

  private void forget(Member member) {
    ended.remove(member.address());
    var connection = connections.remove(member.address());
    if (connection != null) {
      getContext().stop(connection);
    }
  }

  private void onRefused() {
    peer().ifPresent(ended::add);
    downEnded();
  }

  /** Whose connection sent the present message, unless it is forgotten. */
  private Optional<Address> peer() {
    return connections.entrySet().stream()
        .filter(entry -> entry.getValue().equals(getSender()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private void downEnded() {
    var state = cluster.state();
    var members =
        StreamSupport.stream(state.getMembers().spliterator(), false)
            .filter(m -> m.status() == MemberStatus.up() || m.status() == MemberStatus.leaving())
            .collect(Collectors.toMap(Member::address, Member::uniqueAddress));
    var unreachable =
        state.getUnreachable().stream().map(Member::address).collect(Collectors.toSet());
    for (var address : EndedProcesses.toDown(members.keySet(), unreachable, ended)) {
      log.warning("The process of {} has ended: its host refuses connections", address);
      markTerminated(Objects.requireNonNull(members.get(address)));
      cluster.down(address);
    }
  }

  /** Akka removes a member that is down only when it is unreachable too, or known to have ended. */
  private void markTerminated(UniqueAddress member) {
    getContext()
        .getSystem()
        .getEventStream()
        .publish(
            new QuarantinedEvent(
                new akka.remote.UniqueAddress(member.address(), member.longUid())));
  }
}
