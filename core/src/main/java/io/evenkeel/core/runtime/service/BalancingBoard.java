package io.evenkeel.core.runtime.service;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.ddata.Key;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.LWWMapKey;
import akka.cluster.ddata.SelfUniqueAddress;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator;
import akka.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import io.evenkeel.core.service.Balancing;
import io.evenkeel.core.service.Services.Change;
import io.evenkeel.core.service.Services.Ordered;
import java.time.Duration;
import java.util.Optional;

/** Keeps the strategies that were set for services on all nodes, and tells the registry of them. */
final class BalancingBoard extends AbstractBehavior<BalancingBoard.Command> {

  /** Only {@link Put} may be sent from outside. */
  sealed interface Command {}

  /** Sets a strategy that is known to exist. */
  record Put(String service, Balancing balancing, ActorRef<Ordered> replyTo) implements Command {}

  private record Written(
      ActorRef<Ordered> replyTo, Replicator.UpdateResponse<LWWMap<String, Balancing>> response)
      implements Command {}

  private record Read(
      ActorRef<Ordered> replyTo, Replicator.GetResponse<LWWMap<String, Balancing>> response)
      implements Command {}

  private record Changed(Replicator.SubscribeResponse<LWWMap<String, Balancing>> response)
      implements Command {}

  private static final Key<LWWMap<String, Balancing>> KEY = LWWMapKey.create("evenkeel-balancing");

  /**
   * Subscribes on start.
   *
   * @param most strategies that may be set
   */
  static Behavior<Command> create(
      int most, Duration writeTimeout, ActorRef<ServiceRegistry.Command> registry) {
    return Behaviors.setup(
        context ->
            DistributedData.withReplicatorMessageAdapter(
                (ReplicatorMessageAdapter<Command, LWWMap<String, Balancing>> replicator) ->
                    new BalancingBoard(context, most, writeTimeout, registry, replicator)));
  }

  private final int most;
  private final Duration writeTimeout;
  private final ActorRef<ServiceRegistry.Command> registry;
  private final ReplicatorMessageAdapter<Command, LWWMap<String, Balancing>> replicator;
  private final SelfUniqueAddress self;
  private LWWMap<String, Balancing> set = LWWMap.empty();

  private BalancingBoard(
      ActorContext<Command> context,
      int most,
      Duration writeTimeout,
      ActorRef<ServiceRegistry.Command> registry,
      ReplicatorMessageAdapter<Command, LWWMap<String, Balancing>> replicator) {
    super(context);
    this.most = most;
    this.writeTimeout = writeTimeout;
    this.registry = registry;
    this.replicator = replicator;
    this.self = DistributedData.get(context.getSystem()).selfUniqueAddress();
    replicator.subscribe(KEY, Changed::new);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Put.class, this::onPut)
        .onMessage(Written.class, this::onWritten)
        .onMessage(Read.class, this::onRead)
        .onMessage(Changed.class, this::onChanged)
        .build();
  }

  private Behavior<Command> onPut(Put order) {
    if (set.size() >= most && !set.contains(order.service())) {
      var detail = "strategies are set for " + most + " services already";
      order.replyTo().tell(new Ordered(Change.FULL, detail));
      return this;
    }
    replicator.askUpdate(
        replyTo ->
            new Replicator.Update<>(
                KEY,
                LWWMap.empty(),
                new Replicator.WriteMajority(writeTimeout),
                replyTo,
                map -> map.put(self, order.service(), order.balancing())),
        response -> new Written(order.replyTo(), response));
    return this;
  }

  /** In whatever way the write ended, it is done here; only the others may not know yet. */
  private Behavior<Command> onWritten(Written written) {
    replicator.askGet(
        replyTo -> new Replicator.Get<>(KEY, Replicator.readLocal(), replyTo),
        response -> new Read(written.replyTo(), response));
    return this;
  }

  private Behavior<Command> onRead(Read read) {
    if (read.response() instanceof Replicator.GetSuccess<LWWMap<String, Balancing>> found) {
      set = found.get(KEY);
    }
    tell(Optional.of(read.replyTo()));
    return this;
  }

  private Behavior<Command> onChanged(Changed changed) {
    if (changed.response() instanceof Replicator.Changed<LWWMap<String, Balancing>> now) {
      set = now.get(KEY);
      tell(Optional.empty());
    }
    return this;
  }

  private void tell(Optional<ActorRef<Ordered>> replyTo) {
    registry.tell(new ServiceRegistry.BalancingIs(set.getEntries(), replyTo));
  }
}
