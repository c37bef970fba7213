package io.evenkeel.core.runtime;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.ClusterEvent.MemberUp;
import akka.cluster.Member;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import io.evenkeel.core.config.SplitBrainSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says in the log when a cluster grows into one that its split-brain strategy cannot decide on. */
public final class SplitBrainWatch extends AbstractBehavior<MemberEvent> {

  private final SplitBrainSettings settings;
  private final Map<UniqueAddress, Set<String>> rolesOfMembers = new HashMap<>();
  private Optional<String> said = Optional.empty();

  private SplitBrainWatch(ActorContext<MemberEvent> context, SplitBrainSettings settings) {
    super(context);
    this.settings = settings;
    Cluster.get(context.getSystem())
        .subscriptions()
        .tell(Subscribe.create(context.getSelf(), MemberEvent.class));
  }

  /** Watches until the system ends. */
  public static void start(ActorSystem<?> system, SplitBrainSettings settings) {
    system.systemActorOf(create(settings), "evenkeel-split-brain-watch", Props.empty());
  }

  static Behavior<MemberEvent> create(SplitBrainSettings settings) {
    return Behaviors.setup(context -> new SplitBrainWatch(context, settings));
  }

  @Override
  public Receive<MemberEvent> createReceive() {
    return newReceiveBuilder()
        .onMessage(MemberUp.class, up -> look(up.member(), true))
        .onMessage(MemberRemoved.class, removed -> look(removed.member(), false))
        .onAnyMessage(other -> this)
        .build();
  }

  private Behavior<MemberEvent> look(Member member, boolean isThere) {
    if (isThere) {
      rolesOfMembers.put(member.uniqueAddress(), new HashSet<>(member.getRoles()));
    } else {
      rolesOfMembers.remove(member.uniqueAddress());
    }
    var misfit = settings.misfit(rolesOfMembers.values());
    if (!misfit.equals(said)) {
      said = misfit;
      misfit.ifPresentOrElse(
          sentence -> getContext().getLog().error("{}", sentence),
          () -> getContext().getLog().info("The split-brain strategy fits the cluster again"));
    }
    return this;
  }
}
