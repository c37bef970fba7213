package io.evenkeel.sharding.runtime;

import akka.NotUsed;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.cluster.sharding.typed.HashCodeMessageExtractor;
import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.typed.Cluster;
import akka.stream.javadsl.Source;
import io.evenkeel.core.EntityType;
import io.evenkeel.core.entity.Call;
import io.evenkeel.core.entity.Entities;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.LiveEntity;
import io.evenkeel.core.entity.RecordedEvent;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.placement.WorkReport.HotEntity;
import io.evenkeel.core.runtime.FailoverTimeline;
import io.evenkeel.core.runtime.NodeDirectory;
import io.evenkeel.core.runtime.WriterFence;
import io.evenkeel.sharding.leaving.OrderlyLeave;
import io.evenkeel.sharding.placement.WorkPlacement;
import io.evenkeel.sharding.runtime.EntityProtocol.Execute;
import io.evenkeel.sharding.runtime.EntityProtocol.Read;
import io.evenkeel.sharding.runtime.EntityProtocol.ReadAt;
import io.evenkeel.sharding.runtime.EntityProtocol.Recover;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** The entities of the cluster behind cluster sharding. Thread-safe. */
public final class ShardedEntities implements Entities {

  /** The way to the entities of one type. */
  private record Region(EntityTypeKey<Request> key, ActorRef<ShardingEnvelope<Request>> actor) {}

  private final ActorSystem<?> system;
  private final ClusterSharding sharding;
  private final EntitySettings settings;
  private final Supplier<String> owner;
  private final Optional<WriterFence> fence;
  private final ShardNotes notes;
  private final OrderlyLeave leave;
  private final WorkPlacement placement;
  private final EntityHistory history;
  private final InFlight inFlight;
  private final Map<String, EntityType<?>> hosted = new LinkedHashMap<>();
  private final Map<String, Region> reachable = new ConcurrentHashMap<>();

  /**
   * Entities of a system.
   *
   * @param owner this node's URL
   * @param fence what keeps entities to one writer, if anything does
   * @param directory of the nodes that answer
   * @param timeline where starts and stops of shards are noted
   * @param placement measures the entities and says where their shards go
   */
  public ShardedEntities(
      ActorSystem<?> system,
      EntitySettings settings,
      Supplier<String> owner,
      Optional<WriterFence> fence,
      NodeDirectory directory,
      FailoverTimeline timeline,
      WorkPlacement placement) {
    this.fence = fence;
    this.placement = placement;
    var warming =
        Warming.start(
            system,
            new Warming.Setting(
                placement.warmUp(), this::hottest, this::recover, WorkPlacement::nowMillis));
    this.notes =
        ShardNotes.start(
            system, timeline, (type, shard) -> warming.tell(new Warming.Stopped(type, shard)));
    this.leave = OrderlyLeave.prepare(system, notes::count);
    this.system = system;
    this.sharding = ClusterSharding.get(system);
    this.settings = settings;
    this.owner = owner;
    this.history = new EntityHistory(system, settings.readJournal());
    this.inFlight = new InFlight(settings.numberOfShards());
    LostNodes.watch(system, inFlight, directory);
    LostRequests.watch(system);
  }

  /** The cluster role of nodes that host a type. */
  public static String role(String type) {
    return "entity-" + type;
  }

  /** Starts to host a type here. Only while the node starts, before any call. */
  public <S> ActorRef<ShardingEnvelope<Request>> host(EntityType<S> type) {
    if (hosted.putIfAbsent(type.name(), type) != null) {
      throw new IllegalArgumentException("entity type '" + type.name() + "' is defined twice");
    }
    fence.ifPresent(f -> f.shardsOf(type.name(), id -> leaseOf(type.name(), id)));
    var hosting =
        new EntityActor.Hosting<S>(
            () -> new LiveEntity<>(type, settings.receipts()),
            (key, revision) -> history.stateAt(type, key, revision),
            this::mayAnswer,
            key -> notes.recovered(key.type(), shardOf(key.id())),
            key -> placement.meter(key.type(), shardOf(key.id()), key.id()),
            type.snapshotEvery(),
            settings.maxWaiting(),
            EntityActor.backoff(settings.backoff().min(), settings.backoff().max()),
            owner,
            Clock.systemUTC());
    var region =
        region(
            type.name(),
            id ->
                notes.of(EntityActor.create(new EntityKey(type.name(), id), hosting), type.name()));
    reachable.put(type.name(), region);
    return region.actor();
  }

  @Override
  public Collection<EntityType<?>> hosted() {
    return Collections.unmodifiableCollection(hosted.values());
  }

  @Override
  public Optional<EntityType<?>> hosted(String type) {
    return Optional.ofNullable(hosted.get(type));
  }

  @Override
  public boolean exists(String type) {
    return hosted.containsKey(type) || hostedElsewhere(type);
  }

  /** A command with a key has one effect, however often it is sent. */
  @Override
  public CompletionStage<EntityReply> call(EntityKey key, Call call) {
    return ask(
        key,
        new Question.Terms(
            replyTo -> Execute.of(call, replyTo),
            call.key().isPresent() ? settings.resendAfter() : settings.askTimeout(),
            settings.askTimeout(),
            Rejection.Kind.OUTCOME_UNKNOWN));
  }

  @Override
  public CompletionStage<EntityReply> read(EntityKey key) {
    return ask(
        key,
        new Question.Terms(
            Read::new, settings.resendAfter(), settings.askTimeout(), Rejection.Kind.UNAVAILABLE));
  }

  @Override
  public CompletionStage<EntityReply> readAt(EntityKey key, long revision) {
    return ask(
        key,
        new Question.Terms(
            replyTo -> new ReadAt(revision, replyTo),
            settings.historyTimeout(),
            settings.historyTimeout(),
            Rejection.Kind.UNAVAILABLE));
  }

  @Override
  public Source<RecordedEvent, NotUsed> events(EntityKey key, long fromRevision, boolean live) {
    return history.events(key, fromRevision, live);
  }

  private CompletionStage<EntityReply> ask(EntityKey key, Question.Terms terms) {
    if (!reachable.containsKey(key.type()) && !hostedElsewhere(key.type())) {
      return CompletableFuture.completedFuture(
          new EntityReply.Rejected(
              Rejection.of(Rejection.Kind.UNAVAILABLE, "no node hosts '" + key.type() + "'"), ""));
    }
    var region = reachable.computeIfAbsent(key.type(), this::proxy);
    var entity = sharding.entityRefFor(region.key(), key.id());
    return inFlight.keep(key, Question.ask(entity, terms));
  }

  private List<HotEntity> hottest(String type, String shard) {
    return placement.hottest(type).stream().filter(hot -> shardOf(hot.id()).equals(shard)).toList();
  }

  private CompletionStage<EntityReply> recover(EntityKey key) {
    var patience = settings.askTimeout();
    return ask(
        key, new Question.Terms(Recover::new, patience, patience, Rejection.Kind.UNAVAILABLE));
  }

  private BooleanSupplier mayAnswer(EntityKey key) {
    return fence.map(f -> f.mayAnswer(EntityActor.persistenceId(key))).orElse(() -> true);
  }

  /** As cluster sharding names the lease of a shard. */
  private String leaseOf(String type, String id) {
    return system.name() + "-shard-" + type + "-" + shardOf(id);
  }

  /** The shard of an entity's id. */
  public String shardOf(String id) {
    return new HashCodeMessageExtractor<Request>(settings.numberOfShards()).shardId(id);
  }

  /** The way to a type that only other nodes host. */
  private Region proxy(String type) {
    return region(
        type,
        id -> {
          throw new AssertionError("a proxy hosts no entity");
        });
  }

  private Region region(String type, Function<String, Behavior<Request>> behavior) {
    var key = EntityTypeKey.create(Request.class, type);
    var actor =
        sharding.init(
            Entity.of(key, entity -> behavior.apply(entity.getEntityId()))
                .withRole(role(type))
                .withAllocationStrategy(
                    placement
                        .allocation(type)
                        .map(leave::allocation)
                        .orElseGet(leave::allocation)));
    return new Region(key, actor);
  }

  private boolean hostedElsewhere(String type) {
    for (var member : Cluster.get(system).state().getMembers()) {
      if (member.hasRole(role(type))) {
        return true;
      }
    }
    return false;
  }
}
