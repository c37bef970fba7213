package io.evenkeel.sharding.runtime;

import akka.actor.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import io.evenkeel.core.runtime.FailoverTimeline;
import io.evenkeel.core.runtime.FailoverTimeline.What;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Notes on the timeline when shards start and stop on this node. Sharding tells nobody, but an
 * actor of an entity is the child of its shard's: a shard has started when that actor is a new one,
 * and has stopped when the actor has. Thread-safe, never blocks; holds an entry for each shard that
 * is here.
 */
final class ShardNotes {

  private sealed interface Seen {}

  private record Started(String type, String id, ActorRef shard) implements Seen {}

  private record Stopped(String type, String id, ActorRef shard) implements Seen {
    String name() {
      return FailoverTimeline.shard(type, id);
    }
  }

  private final FailoverTimeline timeline;
  private final BiConsumer<String, String> stopped;
  private final Map<String, ActorRef> shards = new ConcurrentHashMap<>();
  private final Set<String> unrecovered = ConcurrentHashMap.newKeySet();
  private final akka.actor.typed.ActorRef<Seen> watch;

  private ShardNotes(
      ActorSystem<?> system, FailoverTimeline timeline, BiConsumer<String, String> stopped) {
    this.timeline = timeline;
    this.stopped = stopped;
    this.watch = system.systemActorOf(watch(), "evenkeel-shard-notes", Props.empty());
  }

  /**
   * Begins to take notes.
   *
   * @param stopped told the type and the id of each shard with entities that has stopped here; must
   *     not block
   */
  static ShardNotes start(
      ActorSystem<?> system, FailoverTimeline timeline, BiConsumer<String, String> stopped) {
    return new ShardNotes(system, timeline, stopped);
  }

  /** The same entity, which makes its shard known when it starts: that is its actor's parent. */
  <T> Behavior<T> of(Behavior<T> entity, String type) {
    return Behaviors.setup(
        context -> {
          starts(type, Adapter.toClassic(context).parent());
          return entity;
        });
  }

  /** How many shards with entities this node has. */
  int count() {
    return shards.size();
  }

  private void starts(String type, ActorRef shard) {
    var id = URLDecoder.decode(shard.path().name(), StandardCharsets.UTF_8);
    var name = FailoverTimeline.shard(type, id);
    if (!shard.equals(shards.put(name, shard))) {
      timeline.note(What.SHARD_STARTED, name);
      unrecovered.add(name);
      watch.tell(new Started(type, id, shard));
    }
  }

  /** An entity has read its journal. */
  void recovered(String type, String shard) {
    var name = FailoverTimeline.shard(type, shard);
    if (unrecovered.remove(name)) {
      timeline.note(What.ENTITY_RECOVERED, name);
    }
  }

  private Behavior<Seen> watch() {
    return Behaviors.setup(
        context ->
            Behaviors.receive(Seen.class)
                .onMessage(
                    Started.class,
                    started -> {
                      var stopped = new Stopped(started.type, started.id, started.shard);
                      context.watchWith(Adapter.toTyped(started.shard), stopped);
                      return Behaviors.same();
                    })
                .onMessage(Stopped.class, this::onStopped)
                .build());
  }

  private Behavior<Seen> onStopped(Stopped stopped) {
    timeline.note(What.SHARD_STOPPED, stopped.name());
    if (shards.remove(stopped.name(), stopped.shard)) {
      unrecovered.remove(stopped.name());
    }
    this.stopped.accept(stopped.type, stopped.id);
    return Behaviors.same();
  }
}
