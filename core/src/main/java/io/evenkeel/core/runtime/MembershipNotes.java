package io.evenkeel.core.runtime;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent;
import akka.cluster.ClusterEvent.ClusterDomainEvent;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.ClusterEvent.ReachabilityEvent;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import io.evenkeel.core.runtime.FailoverTimeline.What;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Notes on the timeline what becomes of the members, as this node sees it. */
final class MembershipNotes {

  private static final Map<Class<? extends ClusterDomainEvent>, What> NOTED =
      Map.of(
          ClusterEvent.MemberUp.class, What.UP,
          ClusterEvent.MemberLeft.class, What.LEAVING,
          ClusterEvent.UnreachableMember.class, What.UNREACHABLE,
          ClusterEvent.ReachableMember.class, What.REACHABLE,
          ClusterEvent.MemberDowned.class, What.DOWN,
          ClusterEvent.MemberRemoved.class, What.REMOVED);

  private final FailoverTimeline timeline;
  private final Map<UniqueAddress, Member> members = new HashMap<>();
  private Optional<UniqueAddress> oldest = Optional.empty();

  private MembershipNotes(FailoverTimeline timeline) {
    this.timeline = timeline;
  }

  /** Subscribes on start, for as long as it lives. */
  static Behavior<ClusterDomainEvent> create(FailoverTimeline timeline) {
    return Behaviors.setup(
        context -> {
          subscribe(context);
          var notes = new MembershipNotes(timeline);
          return Behaviors.receiveMessage(
              event -> {
                notes.onEvent(event);
                return Behaviors.same();
              });
        });
  }

  private static void subscribe(ActorContext<ClusterDomainEvent> context) {
    var subscriptions = Cluster.get(context.getSystem()).subscriptions();
    ActorRef<ClusterDomainEvent> self = context.getSelf();
    subscriptions.tell(Subscribe.create(self.narrow(), MemberEvent.class));
    subscriptions.tell(Subscribe.create(self.narrow(), ReachabilityEvent.class));
  }

  private void onEvent(ClusterDomainEvent event) {
    var what = Optional.ofNullable(NOTED.get(event.getClass()));
    if (event instanceof MemberEvent change) {
      what.ifPresent(noted -> timeline.note(noted, address(change.member().uniqueAddress())));
      onMember(change.member());
    } else if (event instanceof ReachabilityEvent change) {
      what.ifPresent(noted -> timeline.note(noted, address(change.member().uniqueAddress())));
    }
  }

  private void onMember(Member member) {
    if (member.status().equals(MemberStatus.removed())) {
      members.remove(member.uniqueAddress());
    } else {
      members.put(member.uniqueAddress(), member);
    }
    var now = oldest(members.values()).map(Member::uniqueAddress);
    if (!now.equals(oldest)) {
      oldest = now;
      now.ifPresent(node -> timeline.note(What.OLDEST_CHANGED, address(node)));
    }
  }

  /** Who has been up has a place in the order of age. */
  private static Optional<Member> oldest(Collection<Member> members) {
    return members.stream()
        .filter(member -> !member.status().equals(MemberStatus.joining()))
        .filter(member -> !member.status().equals(MemberStatus.weaklyUp()))
        .reduce((a, b) -> a.isOlderThan(b) ? a : b);
  }

  private static String address(UniqueAddress node) {
    return node.address().getHost().orElse("") + ":" + node.address().getPort().orElse(0);
  }
}
