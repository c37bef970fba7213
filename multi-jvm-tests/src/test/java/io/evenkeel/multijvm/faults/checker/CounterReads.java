package io.evenkeel.multijvm.faults.checker;

import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Values of a counter that grows: each shows at least what was acknowledged before the read began,
 * and at most what was sent before it ended. O(n log n).
 */
final class CounterReads {

  private CounterReads() {}

  static void check(List<Operation> operations, Collection<Addition> additions, Findings findings) {
    var certain = sums(additions, Addition::latestNanos);
    var possible = sums(additions, Addition::earliestNanos);
    for (var read : operations) {
      if (read.kind() == Kind.READ && read.isOk()) {
        long least = before(certain, read.invokeNanos());
        long most = before(possible, read.completeNanos());
        long value = read.value().asLong();
        if (value < least) {
          findings.add(Anomaly.STALE_READ, "%s, after %d was acknowledged", read, least);
        } else if (value > most) {
          findings.add(Anomaly.FUTURE_READ, "%s, before more than %d was sent", read, most);
        }
      }
    }
  }

  /** The sum of all amounts up to each time. */
  private static TreeMap<Long, Long> sums(
      Collection<Addition> additions, ToLongFunction<Addition> time) {
    TreeMap<Long, Long> sums = new TreeMap<>();
    additions.forEach(a -> sums.merge(time.applyAsLong(a), a.amount(), Long::sum));
    long sum = 0;
    for (Map.Entry<Long, Long> entry : sums.entrySet()) {
      sum += entry.getValue();
      entry.setValue(sum);
    }
    return sums;
  }

  private static long before(TreeMap<Long, Long> sums, long nanos) {
    var entry = sums.lowerEntry(nanos);
    return entry == null ? 0 : entry.getValue();
  }
}
