package io.evenkeel.core.runtime.service;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.receptionist.Receptionist;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.SelfUniqueAddress;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator;
import akka.cluster.ddata.typed.javadsl.Replicator.WriteConsistency;
import akka.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import io.evenkeel.core.runtime.service.Catalog.Published;
import io.evenkeel.core.service.Balancing;
import io.evenkeel.core.service.InstanceKey;
import io.evenkeel.core.service.Registration;
import io.evenkeel.core.service.RegistryState;
import io.evenkeel.core.service.Services.Change;
import io.evenkeel.core.service.Services.Ordered;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Holds what this node knows of services and publishes it. Instances in the cluster come from the
 * receptionist, those from outside from a replicated map, which it also writes. What follows from
 * them {@link RegistryState} decides.
 */
final class ServiceRegistry extends AbstractBehavior<ServiceRegistry.Command> {

  /** The private ones are for itself. */
  sealed interface Command {}

  record Register(InstanceKey key, Registration registration, ActorRef<Ordered> replyTo)
      implements Command {}

  record Deregister(InstanceKey key, ActorRef<Ordered> replyTo) implements Command {}

  /** Checks say whether an instance works. */
  record HealthIs(InstanceKey key, boolean up) implements Command {}

  /** The strategies that are set are these; answered when they are published. */
  record BalancingIs(Map<String, Balancing> set, Optional<ActorRef<Ordered>> replyTo)
      implements Command {}

  /** Tells a watcher of a service now and after each change. */
  record Watch(String service, ActorRef<Published> watcher) implements Command {}

  /** As {@link Watch}, of all services. */
  record WatchAll(ActorRef<Published> watcher) implements Command {}

  private record Listed(Receptionist.Listing listing) implements Command {}

  private record BucketChanged(Replicator.SubscribeResponse<LWWMap<String, Registration>> response)
      implements Command {}

  private record Written(
      int bucket,
      Optional<Reply> reply,
      Replicator.UpdateResponse<LWWMap<String, Registration>> response)
      implements Command {}

  private record BucketRead(
      int bucket,
      Optional<Reply> reply,
      Replicator.GetResponse<LWWMap<String, Registration>> response)
      implements Command {}

  private enum Tick implements Command {
    INSTANCE
  }

  /** What to tell whom when a write can be seen here. */
  private record Reply(Change change, ActorRef<Ordered> to) {}

  /**
   * What the registry lives with.
   *
   * @param state that knows the definitions
   * @param nanos a monotonic clock
   */
  record Setting(RegistryState state, Catalog catalog, Duration writeTimeout, LongSupplier nanos) {}

  /**
   * A bucket is replicated as a whole, so it must fit into one message; and as keys are never
   * forgotten by the replicator, there is a fixed number of them.
   */
  static final int BUCKETS = 128;

  /** How late an instance may lapse. */
  static final Duration TICK = Duration.ofMillis(250);

  /** Subscribes to all sources on start. */
  static Behavior<Command> create(Setting setting) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(Tick.INSTANCE, TICK);
                  return DistributedData.withReplicatorMessageAdapter(
                      (ReplicatorMessageAdapter<Command, LWWMap<String, Registration>>
                              replicator) -> new ServiceRegistry(context, setting, replicator));
                }));
  }

  private final RegistryState state;
  private final Catalog catalog;
  private final WriteConsistency majority;
  private final LongSupplier nanos;
  private final ReplicatorMessageAdapter<Command, LWWMap<String, Registration>> replicator;
  private final SelfUniqueAddress self;
  private final InstanceRefs refs;
  private final Map<String, Set<ActorRef<Published>>> watchers = new HashMap<>();
  private final Set<ActorRef<Published>> watchersOfAll = new HashSet<>();
  private long renewals;

  private ServiceRegistry(
      ActorContext<Command> context,
      Setting setting,
      ReplicatorMessageAdapter<Command, LWWMap<String, Registration>> replicator) {
    super(context);
    this.state = setting.state();
    this.catalog = setting.catalog();
    this.majority = new Replicator.WriteMajority(setting.writeTimeout());
    this.nanos = setting.nanos();
    this.replicator = replicator;
    this.self = DistributedData.get(context.getSystem()).selfUniqueAddress();
    this.refs = new InstanceRefs(self.uniqueAddress().address());
    subscribe();
    publish(state.services());
  }

  private void subscribe() {
    var listings = getContext().messageAdapter(Receptionist.Listing.class, Listed::new);
    var receptionist = getContext().getSystem().receptionist();
    receptionist.tell(Receptionist.subscribe(ServiceInstance.KEY, listings));
    for (int i = 0; i < BUCKETS; i++) {
      replicator.subscribe(Buckets.key(i), BucketChanged::new); // one adapter serves them all
    }
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Register.class, this::onRegister)
        .onMessage(Deregister.class, this::onDeregister)
        .onMessage(Written.class, this::onWritten)
        .onMessage(BucketRead.class, this::onBucketRead)
        .onMessage(BucketChanged.class, this::onBucketChanged)
        .onMessage(Listed.class, this::onListed)
        .onMessage(HealthIs.class, this::onHealthIs)
        .onMessage(BalancingIs.class, this::onBalancingIs)
        .onMessageEquals(Tick.INSTANCE, this::onTick)
        .onMessage(Watch.class, this::onWatch)
        .onMessage(WatchAll.class, this::onWatchAll)
        .onSignal(Terminated.class, this::onTerminated)
        .build();
  }

  private Behavior<Command> onRegister(Register order) {
    var key = order.key();
    var obstacle = state.obstacle(key);
    if (state.runsInTheCluster(key.service())) {
      order.replyTo().tell(new Ordered(Change.NOT_EXTERNAL, notExternal(key)));
    } else if (obstacle.isPresent()) {
      order.replyTo().tell(new Ordered(Change.FULL, obstacle.get()));
    } else {
      var change = state.find(key).isPresent() ? Change.RENEWED : Change.CREATED;
      var marked = marked(order.registration());
      write(
          key,
          state.isRenewal(key, order.registration()) ? Replicator.writeLocal() : majority,
          map -> map.put(self, key.text(), marked),
          Optional.of(new Reply(change, order.replyTo())));
    }
    return this;
  }

  private Registration marked(Registration registration) {
    return registration.renewedAs(self.uniqueAddress().longUid() + "-" + ++renewals);
  }

  private static String notExternal(InstanceKey key) {
    return "service '"
        + key.service()
        + "' runs in the cluster and takes no instances from outside";
  }

  private Behavior<Command> onDeregister(Deregister order) {
    var key = order.key();
    var known = state.find(key);
    if (known.isEmpty()) {
      order.replyTo().tell(Ordered.of(Change.ABSENT));
    } else {
      var withdrawn = marked(known.get().withdraw());
      write(
          key,
          majority,
          state.mayWithdraw()
              ? map -> map.put(self, key.text(), withdrawn)
              : map -> map.remove(self, key.text()),
          Optional.of(new Reply(Change.REMOVED, order.replyTo())));
    }
    return this;
  }

  private void write(
      InstanceKey key,
      WriteConsistency consistency,
      Function<LWWMap<String, Registration>, LWWMap<String, Registration>> change,
      Optional<Reply> reply) {
    int bucket = key.bucket(BUCKETS);
    replicator.askUpdate(
        replyTo ->
            new Replicator.Update<>(
                Buckets.key(bucket), LWWMap.empty(), consistency, replyTo, change),
        response -> new Written(bucket, reply, response));
  }

  /** In whatever way the write ended, it is done here; only the others may not know yet. */
  private Behavior<Command> onWritten(Written written) {
    int bucket = written.bucket();
    replicator.askGet(
        replyTo -> new Replicator.Get<>(Buckets.key(bucket), Replicator.readLocal(), replyTo),
        response -> new BucketRead(bucket, written.reply(), response));
    return this;
  }

  private Behavior<Command> onBucketRead(BucketRead read) {
    if (read.response() instanceof Replicator.GetSuccess<LWWMap<String, Registration>> found) {
      bucketIs(read.bucket(), found.get(Buckets.key(read.bucket())));
    }
    read.reply().ifPresent(reply -> reply.to().tell(Ordered.of(reply.change())));
    return this;
  }

  private Behavior<Command> onBucketChanged(BucketChanged changed) {
    if (changed.response() instanceof Replicator.Changed<LWWMap<String, Registration>> now) {
      bucketIs(Buckets.of(now.key()), now.dataValue());
    }
    return this;
  }

  private void bucketIs(int bucket, LWWMap<String, Registration> map) {
    publish(state.bucketIs(bucket, Buckets.entries(map), nanos.getAsLong()));
  }

  private Behavior<Command> onListed(Listed listed) {
    var listing = listed.listing();
    var changed =
        refs.are(
            listing.getAllServiceInstances(ServiceInstance.KEY),
            listing.getServiceInstances(ServiceInstance.KEY));
    changed.addAll(state.inClusterIs(refs.instances()));
    publish(changed);
    return this;
  }

  private Behavior<Command> onHealthIs(HealthIs health) {
    publish(state.healthIs(health.key(), health.up()));
    return this;
  }

  private Behavior<Command> onBalancingIs(BalancingIs balancing) {
    publish(state.balancingIs(balancing.set()));
    balancing.replyTo().ifPresent(to -> to.tell(Ordered.of(Change.RENEWED)));
    return this;
  }

  private Behavior<Command> onTick() {
    long now = nanos.getAsLong();
    publish(state.lapse(now));
    state.overdue(now).forEach(this::forget);
    return this;
  }

  /** All nodes do it; one that has just seen a renewal knows another mark and leaves it. */
  private void forget(InstanceKey key, Registration overdue) {
    write(
        key,
        Replicator.writeLocal(),
        map ->
            overdue.equals(map.getEntries().get(key.text())) ? map.remove(self, key.text()) : map,
        Optional.empty());
  }

  private Behavior<Command> onWatch(Watch watch) {
    getContext().watch(watch.watcher());
    watchers.computeIfAbsent(watch.service(), s -> new HashSet<>()).add(watch.watcher());
    watch.watcher().tell(published(watch.service()));
    return this;
  }

  private Behavior<Command> onWatchAll(WatchAll watch) {
    getContext().watch(watch.watcher());
    watchersOfAll.add(watch.watcher());
    state.services().forEach(service -> watch.watcher().tell(published(service)));
    return this;
  }

  private Behavior<Command> onTerminated(Terminated terminated) {
    ActorRef<Published> gone = terminated.getRef().unsafeUpcast();
    watchersOfAll.remove(gone);
    watchers.values().forEach(some -> some.remove(gone));
    watchers.values().removeIf(Set::isEmpty);
    return this;
  }

  private void publish(Collection<String> services) {
    for (var service : services) {
      var now = published(service);
      catalog.publish(now);
      watchersOfAll.forEach(watcher -> watcher.tell(now));
      watchers.getOrDefault(service, Set.of()).forEach(watcher -> watcher.tell(now));
    }
  }

  private Published published(String service) {
    return new Published(state.view(service), refs.of(service), refs.lost(service));
  }
}
