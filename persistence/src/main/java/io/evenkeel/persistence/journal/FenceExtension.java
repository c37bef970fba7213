package io.evenkeel.persistence.journal;

import akka.Done;
import akka.actor.AbstractExtensionId;
import akka.actor.ClassicActorSystemProvider;
import akka.actor.CoordinatedShutdown;
import akka.actor.ExtendedActorSystem;
import akka.actor.Extension;
import akka.actor.ExtensionIdProvider;
import akka.cluster.Cluster;
import akka.cluster.UniqueAddress;
import akka.persistence.PersistentRepr;
import akka.serialization.SerializationExtension;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import akka.stream.alpakka.cassandra.javadsl.CassandraSessionRegistry;
import com.datastax.oss.driver.api.core.CqlSession;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.core.runtime.FailoverTimeline;
import io.evenkeel.core.runtime.OtherMembers;
import io.evenkeel.core.runtime.WriterFence;
import io.evenkeel.core.runtime.downing.SchedulingDelay;
import io.evenkeel.persistence.cassandra.JournalConfig;
import io.evenkeel.persistence.fencing.Chain;
import io.evenkeel.persistence.fencing.Row;
import io.evenkeel.persistence.lease.HeldShard;
import io.evenkeel.persistence.lease.Leases;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The fence of one actor system: wires leases, journal and sharding together. Thread-safe. */
public final class FenceExtension implements Extension, WriterFence, OtherMembers {

  private static final String PLUGIN = "akka.persistence.cassandra";

  private final ExtendedActorSystem system;
  private final Leases leases;
  private final Owners owners = new Owners();
  private final JournalRows rows;
  private final Chains chains;
  private final FencedReplay replay;
  private final EntityFence entities;
  private volatile @Nullable FailoverTimeline timeline;

  private FenceExtension(ExtendedActorSystem system) {
    this.system = system;
    var config = system.settings().config();
    var settings = FenceSettings.from(config);
    var keyspace = config.getString(PLUGIN + ".journal.keyspace");
    CassandraSession session = CassandraSessionRegistry.get(system).sessionFor(PLUGIN);
    this.leases = Leases.of(self(system), () -> open(session), keyspace, settings.timing());
    this.rows =
        new JournalRows(
            () -> open(session),
            SerializationExtension.get(system),
            keyspace,
            JournalConfig.READ_PROFILE,
            config.getLong(PLUGIN + ".journal.target-partition-size"));
    this.chains = new Chains(rows);
    this.replay = new FencedReplay(leases, owners, chains);
    this.entities = new EntityFence(leases, owners, replay);
    LongConsumer leapt = leases::leapt;
    SchedulingDelay.ofThisProcess().listen(leapt);
    system.registerOnTermination(() -> SchedulingDelay.ofThisProcess().forget(leapt));
    leaveLast(system);
  }

  public static FenceExtension get(ClassicActorSystemProvider system) {
    return Id.INSTANCE.get(system);
  }

  /** Notes there, from now on, when leases of shards are asked for and acquired. */
  public void noteOn(FailoverTimeline where) {
    timeline = where;
  }

  Optional<FailoverTimeline> timeline() {
    return Optional.ofNullable(timeline);
  }

  /**
   * Begins to keep a lease for this node; until then nothing is written. To be called once.
   *
   * @return completes when this node has its lease
   */
  public CompletionStage<Void> begin() {
    leases.fellows(this::isFellow);
    leases.keep(system);
    return leases.begun();
  }

  @Override
  public void shardsOf(String type, UnaryOperator<String> leaseOfId) {
    owners.add(type, leaseOfId);
  }

  @Override
  public BooleanSupplier mayAnswer(String persistenceId) {
    var lease = owners.leaseOf(persistenceId);
    return () -> leases.held(lease).filter(HeldShard::isValid).isPresent();
  }

  @Override
  public CompletionStage<Void> gone() {
    return leases.othersGone();
  }

  @Override
  public void joined() {
    leases.joined();
  }

  @Override
  public Figures figures() {
    return new Figures(replay.ghosts(), entities.closedGates(), leases.waits());
  }

  Leases leases() {
    return leases;
  }

  EntityFence entities() {
    return entities;
  }

  JournalRows rows() {
    return rows;
  }

  CompletionStage<List<Row<PersistentRepr>>> chainFrom(String persistenceId, long from) {
    return chains.after(persistenceId, from - 1).thenApply(Chain.Unbroken::rows);
  }

  private static CompletionStage<CqlSession> open(CassandraSession session) {
    return DirectStage.of(session.underlying());
  }

  private static String self(ExtendedActorSystem system) {
    return name(Cluster.get(system).selfUniqueAddress());
  }

  private static String name(UniqueAddress node) {
    return node.address().hostPort() + "#" + node.longUid();
  }

  private boolean isFellow(String name) {
    var state = Cluster.get(system).state();
    return StreamSupport.stream(state.getMembers().spliterator(), false)
        .filter(member -> !state.getUnreachable().contains(member))
        .anyMatch(member -> name(member.uniqueAddress()).equals(name));
  }

  private void leaveLast(ExtendedActorSystem system) {
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
            "give-lease-back",
            () -> leases.leave().handle((given, failure) -> Done.getInstance()));
  }

  private static final class Id extends AbstractExtensionId<FenceExtension>
      implements ExtensionIdProvider {

    static final Id INSTANCE = new Id();

    @Override
    public Id lookup() {
      return INSTANCE;
    }

    @Override
    public FenceExtension createExtension(ExtendedActorSystem system) {
      return new FenceExtension(system);
    }
  }
}
