package io.evenkeel.core.runtime;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.receptionist.Receptionist;
import akka.cluster.Cluster;
import io.evenkeel.core.view.MemberView;
import io.evenkeel.core.view.NodeView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The members of the cluster as this node sees them, and the order to leave. Thread-safe. */
public final class Membership {

  private static final Duration PATIENCE = Duration.ofMillis(700);

  private final ActorSystem<?> system;
  private final Cluster cluster;

  private Membership(ActorSystem<?> system) {
    this.system = system;
    this.cluster = Cluster.get(system);
  }

  /** Starts to answer for this node, to ask the others, and to note what becomes of them. */
  public static Membership start(
      ActorSystem<?> system, Supplier<NodeView> self, FailoverTimeline timeline) {
    system.systemActorOf(NodeInfo.create(self), "evenkeel-node", Props.empty());
    system.systemActorOf(MembershipNotes.create(timeline), "evenkeel-timeline", Props.empty());
    return new Membership(system);
  }

  /** This node's address, host:port. */
  public String self() {
    return text(cluster.selfAddress());
  }

  /** The address of the leader, empty when there is none at the moment. */
  public Optional<String> leader() {
    return Optional.ofNullable(cluster.state().getLeader()).map(Membership::text);
  }

  /** All members, the oldest first; who does not answer in 0.7 s is listed without its own view. */
  public CompletionStage<List<MemberView>> members() {
    return nodes().thenCompose(this::describeAll).thenApply(this::merge);
  }

  /**
   * Orders a member to leave: it hands its shards over and stops.
   *
   * @param address host:port
   * @return false when there is no such member
   */
  public boolean leave(String address) {
    var member =
        stream(cluster.state().getMembers()).filter(m -> address.equals(text(m.address())));
    var found = member.findFirst();
    found.ifPresent(m -> cluster.leave(m.address()));
    return found.isPresent();
  }

  private CompletionStage<List<ActorRef<NodeInfo.Describe>>> nodes() {
    return AskPattern.<Receptionist.Command, Receptionist.Listing>ask(
            system.receptionist(),
            replyTo -> Receptionist.find(NodeInfo.KEY, replyTo),
            PATIENCE,
            system.scheduler())
        .thenApply(listing -> List.copyOf(listing.getServiceInstances(NodeInfo.KEY)))
        .exceptionally(late -> List.of());
  }

  private CompletionStage<List<NodeView>> describeAll(List<ActorRef<NodeInfo.Describe>> nodes) {
    var asked = nodes.stream().map(node -> describe(node).toCompletableFuture()).toList();
    return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
        .thenApply(
            done -> asked.stream().flatMap(one -> one.getNow(Optional.empty()).stream()).toList());
  }

  private CompletionStage<Optional<NodeView>> describe(ActorRef<NodeInfo.Describe> node) {
    return AskPattern.ask(node, NodeInfo.Describe::new, PATIENCE, system.scheduler())
        .thenApply(Optional::of)
        .exceptionally(late -> Optional.empty());
  }

  private List<MemberView> merge(List<NodeView> nodes) {
    var state = cluster.state();
    var byAge = new ArrayList<>(stream(state.getMembers()).toList());
    byAge.sort((a, b) -> a.isOlderThan(b) ? -1 : 1);
    return byAge.stream()
        .map(
            member ->
                new MemberView(
                    text(member.address()),
                    member.status().toString().toLowerCase(Locale.ROOT),
                    member.equals(byAge.get(0)),
                    !state.getUnreachable().contains(member),
                    stream(member.getRoles()).sorted().toList(),
                    nodes.stream()
                        .filter(n -> n.address().equals(text(member.address())))
                        .findFirst()))
        .toList();
  }

  private static String text(Address address) {
    return address.getHost().orElse("") + ":" + address.getPort().map(String::valueOf).orElse("");
  }

  private static <T> Stream<T> stream(Iterable<T> all) {
    return StreamSupport.stream(all.spliterator(), false);
  }
}
