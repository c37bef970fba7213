package io.evenkeel.core.balancing;

import io.evenkeel.core.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A table from hashes to instances that is nearly even and changes little when instances come and
 * go; a pick is one look into it.
 *
 * <p>Eisenbud et al., "Maglev: A Fast and Reliable Software Network Load Balancer", NSDI 2016,
 * section 3.4. Each instance has a permutation of the places, {@code (offset + i * skip) mod size}
 * with a prime size, and in turn takes its next free place; one with less weight passes turns (as
 * Envoy's {@code maglev_lb.cc}). All routers build the same table from the same instances. A call
 * without a key goes anywhere. Loads are not bounded.
 */
public final class Maglev implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "maglev",
          "by key, with an even table",
          List.of(
              Parameter.choice(
                  "table-size",
                  "65537",
                  List.of("251", "2039", "65537", "655373", "5000011"),
                  "places, a prime much larger than the number of instances")),
          parameters -> new Maglev(Integer.parseInt(parameters.choice("table-size"))));

  private final int[] table;
  private long version = -1;

  Maglev(int size) {
    table = new int[size];
  }

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    if (version != candidates.version()) {
      version = candidates.version();
      build(candidates);
    }
    long key = call.keyHash() == 0 ? random.nextLong() : Hash.mix(call.keyHash());
    return table[(int) Long.remainderUnsigned(key, table.length)];
  }

  /** The place's owner, after a first pick. */
  int ownerOf(int place) {
    return table[place];
  }

  private void build(Candidates candidates) {
    int count = candidates.size();
    int size = table.length;
    var order = orderById(candidates);
    double most = 0;
    long[] at = new long[count];
    long[] skip = new long[count];
    for (int i = 0; i < count; i++) {
      long id = candidates.id(order[i]);
      at[i] = Long.remainderUnsigned(Hash.of(id, 1), size);
      skip[i] = Long.remainderUnsigned(Hash.of(id, 2), size - 1L) + 1;
      most = Math.max(most, candidates.weight(order[i]));
    }
    Arrays.fill(table, -1);
    double[] credit = new double[count];
    for (int taken = 0; taken < size; ) {
      for (int i = 0; i < count && taken < size; i++) {
        credit[i] += candidates.weight(order[i]) / most;
        if (credit[i] >= 1) {
          credit[i] -= 1;
          taken += takeNextFree(at, skip, i, order[i]);
        }
      }
    }
  }

  private int takeNextFree(long[] at, long[] skip, int i, int slot) {
    while (table[(int) at[i]] >= 0) {
      at[i] = (at[i] + skip[i]) % table.length;
    }
    table[(int) at[i]] = slot;
    return 1;
  }

  /** The order of turns must not depend on the order in which a router learnt of the instances. */
  private static int[] orderById(Candidates candidates) {
    var slots = new Integer[candidates.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = candidates.slot(i);
    }
    Arrays.sort(slots, (a, b) -> Long.compareUnsigned(candidates.id(a), candidates.id(b)));
    return Arrays.stream(slots).mapToInt(Integer::intValue).toArray();
  }
}
