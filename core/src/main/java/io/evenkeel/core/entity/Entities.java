package io.evenkeel.core.entity;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import io.evenkeel.core.EntityType;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * All entities of the cluster, as seen from one node. Thread-safe; no method blocks.
 *
 * <p>The stages never fail for a reason a caller can act on: that is a {@link
 * EntityReply.Rejected}.
 */
public interface Entities {

  /** The types this node hosts. */
  Collection<EntityType<?>> hosted();

  default Optional<EntityType<?>> hosted(String type) {
    return hosted().stream().filter(t -> t.name().equals(type)).findFirst();
  }

  /** Whether some node of the cluster hosts this type at the moment. */
  boolean exists(String type);

  /** One entity, with the type's own classes instead of JSON. */
  default <S> EntityRef<S> ref(EntityType<S> type, String id) {
    return new EntityRef<>(this, type, id);
  }

  /** Sends a command to an entity, which wakes up if it sleeps. */
  CompletionStage<EntityReply> call(EntityKey key, Call call);

  /** Reads an entity's present state. */
  CompletionStage<EntityReply> read(EntityKey key);

  /**
   * Folds the journal up to a revision, on the entity's node.
   *
   * @param revision at least 1
   * @return a rejection of kind UNREADABLE when the journal holds what the code cannot read, and a
   *     state of a lower revision when the entity has not got that far
   */
  CompletionStage<EntityReply> readAt(EntityKey key, long revision);

  /**
   * The events of an entity, oldest first.
   *
   * @param fromRevision the first revision wanted, at least 1
   * @param live whether the stream stays open and goes on with events to come
   */
  Source<RecordedEvent, NotUsed> events(EntityKey key, long fromRevision, boolean live);
}
