package io.evenkeel.sharding.runtime;

import akka.persistence.typed.SnapshotAdapter;
import io.evenkeel.core.entity.LiveEntity;
import io.evenkeel.core.entity.Snapshot;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Translates between an entity in memory and its {@link Snapshot}. */
final class EntitySnapshots<S> implements SnapshotAdapter<@Nullable LiveEntity<S>> {

  private final Supplier<LiveEntity<S>> fresh;

  EntitySnapshots(Supplier<LiveEntity<S>> fresh) {
    this.fresh = fresh;
  }

  @Override
  public Object toJournal(@Nullable LiveEntity<S> entity) {
    return Objects.requireNonNull(entity, "an entity without events has no snapshot").snapshot();
  }

  @Override
  public LiveEntity<S> fromJournal(Object stored) {
    var entity = fresh.get();
    if (stored instanceof Snapshot snapshot) {
      entity.restore(snapshot);
    } else {
      entity.distrust("cannot be read"); // the serializer has made something else of it
    }
    return entity;
  }
}
