package io.evenkeel.sharding.placement;

/** What one entity does. Owned by its actor; costs two readings of a clock and two additions. */
public final class EntityMeter {

  /** So much an entity does before it is told of; so much is missing of a hot one at most. */
  private static final long UNSAID_NANOS = 1_000_000;

  private final WorkMeters.OfType type;
  private final ShardMeter shard;
  private final String id;
  private long unsaidNanos;

  EntityMeter(WorkMeters.OfType type, ShardMeter shard, String id) {
    this.type = type;
    this.shard = shard;
    this.id = id;
  }

  /**
   * Adds time inside of the entity's actor.
   *
   * @param nanos 0 or more
   * @param call whether it was for a new request, and not for something of an earlier one
   */
  public void add(long nanos, boolean call) {
    shard.add(nanos, call);
    unsaidNanos += nanos + (call ? type.callNanos() : 0);
    if (unsaidNanos >= UNSAID_NANOS && type.hot().offer(id, unsaidNanos)) {
      unsaidNanos = 0;
    }
  }
}
