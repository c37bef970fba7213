package io.evenkeel.core.placement;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a decision leaves to the next one; times by the clock that is passed in.
 *
 * @param looked whether there was a look before
 * @param since when a node began to have too much; empty when none has
 * @param lastRound when shards were moved last for the sake of work
 * @param settled nodes that are not new any more
 * @param moved when each shard was moved last, as long as it has to rest
 */
public record BalanceMemory(
    boolean looked,
    OptionalLong since,
    OptionalLong lastRound,
    Set<String> settled,
    Map<String, Long> moved) {

  /** Of one who has not looked yet: to him, only nodes without any shard are new. */
  public static final BalanceMemory NONE =
      new BalanceMemory(false, OptionalLong.empty(), OptionalLong.empty(), Set.of(), Map.of());

  public BalanceMemory {
    settled = Set.copyOf(settled);
    moved = Map.copyOf(moved);
  }

  /** After a look at these nodes; one without any shard is new again. */
  BalanceMemory saw(Collection<NodeLoad> nodes, long now, long restMillis) {
    var known = new HashSet<String>();
    for (var node : nodes) {
      if (!node.shards().isEmpty() && (!looked || settled.contains(node.node()))) {
        known.add(node.node());
      }
    }
    var resting = new HashMap<>(moved);
    resting.values().removeIf(at -> now - at >= restMillis);
    return new BalanceMemory(true, since, lastRound, known, resting);
  }

  /** What is above and even at once is even. */
  BalanceMemory uneven(boolean above, boolean even, long now) {
    var from = even ? OptionalLong.empty() : since;
    return new BalanceMemory(
        looked, above && from.isEmpty() ? OptionalLong.of(now) : from, lastRound, settled, moved);
  }

  /** All nodes with shards have what they can get. */
  BalanceMemory filled(Collection<NodeLoad> nodes) {
    var known = new HashSet<>(settled);
    nodes.stream().filter(node -> !node.shards().isEmpty()).forEach(node -> known.add(node.node()));
    return new BalanceMemory(looked, since, lastRound, known, moved);
  }

  BalanceMemory moved(List<Move> moves, OptionalLong round, long now) {
    var all = new HashMap<>(moved);
    moves.forEach(move -> all.put(move.shard(), now));
    return new BalanceMemory(looked, since, round, settled, all);
  }

  /** Whether shards were moved since a node has too much. */
  boolean begun() {
    return since.isPresent() && lastRound.isPresent() && lastRound.getAsLong() >= since.getAsLong();
  }

  boolean rests(String shard) {
    return moved.containsKey(shard);
  }

  boolean isNew(String node) {
    return !settled.contains(node);
  }
}
