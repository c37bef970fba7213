package io.evenkeel.core.runtime.board;

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
import io.evenkeel.core.service.Services.Change;
import io.evenkeel.core.service.Services.Ordered;
import io.evenkeel.core.wire.ClusterMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keeps values that were set by name on all nodes, as long as one of them runs, and tells its
 * reader of them. The last one that is set wins.
 *
 * @param <V> what is set
 */
public final class Board<V extends ClusterMessage> extends AbstractBehavior<Board.Command<V>> {

  /** Only {@link Put} and {@link Remove} may be sent from outside. */
  public sealed interface Command<V extends ClusterMessage> {}

  /** Sets a value that was checked. */
  public record Put<V extends ClusterMessage>(String name, V value, ActorRef<Ordered> replyTo)
      implements Command<V> {}

  /** Nothing is set by that name any more. */
  public record Remove<V extends ClusterMessage>(String name, ActorRef<Ordered> replyTo)
      implements Command<V> {}

  private record Written<V extends ClusterMessage>(ActorRef<Ordered> replyTo)
      implements Command<V> {}

  private record Read<V extends ClusterMessage>(
      ActorRef<Ordered> replyTo, Replicator.GetResponse<LWWMap<String, V>> response)
      implements Command<V> {}

  private record Changed<V extends ClusterMessage>(
      Replicator.SubscribeResponse<LWWMap<String, V>> response) implements Command<V> {}

  /** Is told what is set. */
  @FunctionalInterface
  public interface Reader<V> {

    /**
     * These are all that are set; on the board's thread.
     *
     * @param replyTo to be told that they are known here
     */
    void read(Map<String, V> set, Optional<ActorRef<Ordered>> replyTo);
  }

  /**
   * What a board lives with.
   *
   * @param name the same on all nodes
   * @param most values that may be set
   * @param writeTimeout how long a majority may take to know of a new one
   */
  public record Setting<V>(String name, int most, Duration writeTimeout, Reader<V> reader) {}

  /** Subscribes on start. */
  public static <V extends ClusterMessage> Behavior<Command<V>> create(Setting<V> setting) {
    return Behaviors.setup(
        context ->
            DistributedData.withReplicatorMessageAdapter(
                (ReplicatorMessageAdapter<Command<V>, LWWMap<String, V>> replicator) ->
                    new Board<>(context, setting, replicator)));
  }

  private final Setting<V> setting;
  private final Key<LWWMap<String, V>> key;
  private final ReplicatorMessageAdapter<Command<V>, LWWMap<String, V>> replicator;
  private final SelfUniqueAddress self;
  private LWWMap<String, V> set = LWWMap.empty();

  private Board(
      ActorContext<Command<V>> context,
      Setting<V> setting,
      ReplicatorMessageAdapter<Command<V>, LWWMap<String, V>> replicator) {
    super(context);
    this.setting = setting;
    this.key = LWWMapKey.create(setting.name());
    this.replicator = replicator;
    this.self = DistributedData.get(context.getSystem()).selfUniqueAddress();
    replicator.subscribe(key, Changed::new);
  }

  @Override
  public Receive<Command<V>> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::on).build();
  }

  private Behavior<Command<V>> on(Command<V> command) {
    if (command instanceof Put<V> put) {
      onPut(put);
    } else if (command instanceof Remove<V> remove) {
      write(map -> map.remove(self, remove.name()), remove.replyTo());
    } else if (command instanceof Written<V> written) {
      onWritten(written);
    } else if (command instanceof Read<V> read) {
      onRead(read);
    } else if (command instanceof Changed<V> changed) {
      onChanged(changed);
    } else {
      throw new AssertionError(command);
    }
    return this;
  }

  private void onPut(Put<V> order) {
    if (set.size() >= setting.most() && !set.contains(order.name())) {
      var detail = "this is set for " + setting.most() + " already";
      order.replyTo().tell(new Ordered(Change.FULL, detail));
      return;
    }
    write(map -> map.put(self, order.name(), order.value()), order.replyTo());
  }

  private void write(UnaryOperator<LWWMap<String, V>> change, ActorRef<Ordered> done) {
    replicator.askUpdate(
        replyTo ->
            new Replicator.Update<>(
                key,
                LWWMap.empty(),
                new Replicator.WriteMajority(setting.writeTimeout()),
                replyTo,
                change),
        response -> new Written<>(done));
  }

  /** In whatever way the write ended, it is done here; only the others may not know yet. */
  private void onWritten(Written<V> written) {
    replicator.askGet(
        replyTo -> new Replicator.Get<>(key, Replicator.readLocal(), replyTo),
        response -> new Read<>(written.replyTo(), response));
  }

  private void onRead(Read<V> read) {
    if (read.response() instanceof Replicator.GetSuccess<LWWMap<String, V>> found) {
      set = found.get(key);
    }
    setting.reader().read(set.getEntries(), Optional.of(read.replyTo()));
  }

  private void onChanged(Changed<V> changed) {
    if (changed.response() instanceof Replicator.Changed<LWWMap<String, V>> now) {
      set = now.get(key);
      setting.reader().read(set.getEntries(), Optional.empty());
    }
  }
}
