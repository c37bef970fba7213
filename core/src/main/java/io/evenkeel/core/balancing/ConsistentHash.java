package io.evenkeel.core.balancing;

import io.evenkeel.core.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A ring of hashes on which a key belongs to the next instance clockwise that has room: no more
 * than {@code balance-factor} times its share of this router's calls in flight.
 *
 * <p>Mirrokni, Thorup and Zadimoghaddam, "Consistent Hashing with Bounded Loads", 2018: the bound
 * is {@code ceil(factor * (calls + 1) * weight / sum of weights)}. With {@code overflow = jump} a
 * key whose instance is full goes on at another place of the ring that it determines (Chen, Coleman
 * and Shrivastava, "Revisiting Consistent Hashing with Bounded Loads", 2021), so that the neighbour
 * of a full one is not the next to be full. A call without a key goes anywhere.
 *
 * <p>Where a call has one home, as an entity has, this is for the choice of the home, not of the
 * call.
 */
public final class ConsistentHash implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "consistent-hash",
          "by key, on a ring with bounded loads",
          List.of(
              Parameter.number("balance-factor", 1.25, 1.01, 1_000, "most calls of one, in shares"),
              Parameter.whole(
                  "virtual-nodes", 100, 1, 10_000, "places on the ring of an average weight"),
              Parameter.choice(
                  "overflow",
                  "next",
                  List.of("next", "jump"),
                  "where the keys of a full one go: to its neighbour, or each to its own place")),
          parameters ->
              new ConsistentHash(
                  parameters.number("balance-factor"),
                  parameters.whole("virtual-nodes"),
                  parameters.choice("overflow").equals("jump")));

  private final double factor;
  private final int virtualNodes;
  private final boolean jump;

  private long version = -1;
  private long[] places = {};
  private int[] owners = {};
  private double totalWeight;

  ConsistentHash(double factor, int virtualNodes, boolean jump) {
    this.factor = factor;
    this.virtualNodes = virtualNodes;
    this.jump = jump;
  }

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    if (version != candidates.version()) {
      version = candidates.version();
      build(candidates);
    }
    long key = call.keyHash() == 0 ? random.nextLong() : Hash.mix(call.keyHash());
    int at = placeOf(key);
    for (int tried = 0; tried < places.length; tried++) {
      int slot = owners[at];
      if (hasRoom(candidates, slot, nowNanos)) {
        return slot;
      }
      at =
          jump && tried < candidates.size()
              ? placeOf(Hash.of(key, tried))
              : (at + 1) % places.length;
    }
    return owners[placeOf(key)];
  }

  /** Failures take room, so that the keys of one that fails fast move on for a while. */
  private boolean hasRoom(Candidates candidates, int slot, long nowNanos) {
    double share = (candidates.totalOutstanding() + 1) * candidates.weight(slot) / totalWeight;
    return LoadSignal.CLIENT.of(candidates, slot, nowNanos) + 1 <= Math.ceil(factor * share);
  }

  private int placeOf(long key) {
    int found = Arrays.binarySearch(places, key);
    int at = found >= 0 ? found : -found - 1;
    return at == places.length ? 0 : at;
  }

  private void build(Candidates candidates) {
    totalWeight = 0;
    for (int i = 0; i < candidates.size(); i++) {
      totalWeight += candidates.weight(candidates.slot(i));
    }
    var ring = new TreeMap<Long, Integer>();
    for (int i = 0; i < candidates.size(); i++) {
      int slot = candidates.slot(i);
      double relative = candidates.weight(slot) * candidates.size() / totalWeight;
      long copies = Math.max(1, Math.round(virtualNodes * relative));
      for (long copy = 0; copy < copies; copy++) {
        ring.putIfAbsent(Hash.of(candidates.id(slot), copy), slot);
      }
    }
    places = ring.keySet().stream().mapToLong(Long::longValue).toArray();
    owners = ring.values().stream().mapToInt(Integer::intValue).toArray();
  }
}
