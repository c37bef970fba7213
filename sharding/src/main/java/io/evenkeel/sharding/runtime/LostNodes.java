package io.evenkeel.sharding.runtime;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.ClusterEvent.MemberDowned;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import io.evenkeel.core.runtime.NodeDirectory;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells the questions in flight when the node they went to is gone. */
final class LostNodes {

  /** Sharding learns of a removal at the same time, and must have forgotten the node's shards. */
  private static final Duration BEHIND_SHARDING = Duration.ofMillis(50);

  private record Forgotten(Address node) {}

  private final InFlight inFlight;
  private final NodeDirectory directory;

  private LostNodes(InFlight inFlight, NodeDirectory directory) {
    this.inFlight = inFlight;
    this.directory = directory;
  }

  static void watch(ActorSystem<?> system, InFlight inFlight, NodeDirectory directory) {
    var lost = new LostNodes(inFlight, directory);
    system.systemActorOf(lost.behavior(), "lost-nodes", Props.empty());
  }

  private Behavior<Object> behavior() {
    return Behaviors.withTimers(
        timers ->
            Behaviors.setup(
                context -> {
                  var events = context.messageAdapter(MemberEvent.class, event -> (Object) event);
                  Cluster.get(context.getSystem())
                      .subscriptions()
                      .tell(Subscribe.create(events, MemberEvent.class));
                  return receive(timers);
                }));
  }

  private Behavior<Object> receive(TimerScheduler<Object> timers) {
    return Behaviors.receive(Object.class)
        .onMessage(MemberDowned.class, down -> tell(down.member().address(), Question::nodeIsGone))
        .onMessage(
            MemberRemoved.class,
            removed -> {
              var node = removed.member().address();
              timers.startSingleTimer(node, new Forgotten(node), BEHIND_SHARDING);
              return tell(node, Question::nodeIsGone);
            })
        .onMessage(Forgotten.class, forgotten -> tell(forgotten.node, Question::newHome))
        .onMessage(Object.class, other -> Behaviors.same())
        .build();
  }

  private Behavior<Object> tell(Address node, Consumer<Question> what) {
    directory.urlOf(node).ifPresent(url -> inFlight.toThoseAt(url, what));
    return Behaviors.same();
  }
}
