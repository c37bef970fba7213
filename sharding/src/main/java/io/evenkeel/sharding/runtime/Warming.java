package io.evenkeel.sharding.runtime;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.placement.WarmUp;
import io.evenkeel.core.placement.WorkReport.HotEntity;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Has the hottest entities of a shard that has left this node recover where it is now. Who measured
 * them sends to them as any caller does: sharding keeps the request until the shard has its new
 * home. One on each node.
 */
final class Warming extends AbstractBehavior<Warming.Command> {

  sealed interface Command {}

  /** A shard that had entities here has stopped. */
  record Stopped(String type, String shard) implements Command {}

  private enum Answered implements Command {
    INSTANCE
  }

  /** This node's regions are about to end. */
  private enum End implements Command {
    INSTANCE
  }

  /**
   * What it knows and does.
   *
   * @param hottest entities of a type and a shard, the hottest first; must not block
   * @param recover has an entity recover; the stage always ends, and does not fail
   * @param clockMillis only goes forward
   */
  record Setting(
      WarmUp warmUp,
      BiFunction<String, String, List<HotEntity>> hottest,
      Function<EntityKey, CompletionStage<EntityReply>> recover,
      LongSupplier clockMillis) {}

  /** Starts it; it ends before the regions do, which would wait for its requests. */
  static ActorRef<Command> start(ActorSystem<?> system, Setting setting) {
    var warming = system.systemActorOf(create(setting), "evenkeel-warming", Props.empty());
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeClusterShutdown(),
            "end-warming",
            () -> {
              warming.tell(End.INSTANCE);
              return CompletableFuture.completedFuture(Done.getInstance());
            });
    return warming;
  }

  static Behavior<Command> create(Setting setting) {
    // what could not be warmed is cold, which is no reason to warm no more
    return Behaviors.supervise(Behaviors.<Command>setup(context -> new Warming(context, setting)))
        .onFailure(Throwable.class, SupervisorStrategy.resume());
  }

  private final Setting setting;

  private Warming(ActorContext<Command> context, Setting setting) {
    super(context);
    this.setting = setting;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Stopped.class, this::onStopped)
        .onMessageEquals(Answered.INSTANCE, this::onAnswered)
        .onMessageEquals(End.INSTANCE, Behaviors::stopped)
        .build();
  }

  private Behavior<Command> onStopped(Stopped stopped) {
    var hottest = setting.hottest.apply(stopped.type, stopped.shard);
    getContext()
        .getLog()
        .debug(
            "Shard {} of {} has gone, with {} entities that did much",
            stopped.shard,
            stopped.type,
            hottest.size());
    setting.warmUp.moved(stopped.type, hottest, now());
    return begin();
  }

  private Behavior<Command> onAnswered() {
    setting.warmUp.ended();
    return begin();
  }

  private Behavior<Command> begin() {
    for (var key : setting.warmUp.begin(now())) {
      getContext().pipeToSelf(setting.recover.apply(key), (reply, failure) -> Answered.INSTANCE);
    }
    return this;
  }

  private long now() {
    return setting.clockMillis.getAsLong();
  }
}
