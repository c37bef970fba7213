package io.evenkeel.persistence.fencing;

import java.util.HashMap;
import java.util.Map;

/**
 * The entities of one shard that stopped with a write in doubt in the current epoch and have had
 * none confirmed since. Kept by the owner of the epoch, in memory; it ends with the epoch.
 *
 * <p>Bounded: beyond {@link #LIMIT} entities it forgets which ones and suspects all of them.
 *
 * @param starts the last such start by persistence id
 * @param suspected every entity is taken to have stopped so at this start too; 0 if not
 */
public record UncleanStops(Map<String, Long> starts, long suspected) {

  /** How many entities are known one by one. */
  public static final int LIMIT = 1_000;

  /** At the beginning of an epoch. */
  public static final UncleanStops NONE = new UncleanStops(Map.of(), 0);

  public UncleanStops {
    starts = Map.copyOf(starts);
  }

  /** After an incarnation stopped and does not know whether its last write will take effect. */
  public UncleanStops stoppedInDoubt(String persistenceId, long start) {
    Map<String, Long> more = new HashMap<>(starts);
    more.merge(persistenceId, start, Math::max);
    if (more.size() <= LIMIT) {
      return new UncleanStops(more, suspected);
    }
    var highest = more.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return new UncleanStops(Map.of(), Math.max(suspected, highest));
  }

  /** After a write of that start was confirmed by the gate: what came before it is passed by. */
  public UncleanStops confirmed(String persistenceId, long start) {
    var doubted = starts.get(persistenceId);
    if (doubted == null || doubted >= start) {
      return this;
    }
    Map<String, Long> fewer = new HashMap<>(starts);
    fewer.remove(persistenceId);
    return new UncleanStops(fewer, suspected);
  }

  /** For {@link Pin#lastUnclean}. */
  public long last(String persistenceId) {
    return Math.max(suspected, starts.getOrDefault(persistenceId, 0L));
  }

  /** Whether the shard can be handed over as clean, once all its entities have stopped. */
  public boolean none() {
    return starts.isEmpty() && suspected == 0;
  }
}
