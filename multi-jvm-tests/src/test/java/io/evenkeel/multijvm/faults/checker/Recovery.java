package io.evenkeel.multijvm.faults.checker;

import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** How long objects gave no good answer, and whether all do again after the last heal. Pure. */
public final class Recovery {

  /**
   * The longest time of each object without a good answer, over all objects.
   *
   * @param p50Nanos of half of them it is at most this
   * @param p99Nanos of 99 in 100
   * @param maxNanos of all
   */
  public record Gaps(long p50Nanos, long p99Nanos, long maxNanos) {

    @Override
    public String toString() {
      return "gap p50 %d ms, p99 %d ms, max %d ms"
          .formatted(p50Nanos / 1_000_000, p99Nanos / 1_000_000, maxNanos / 1_000_000);
    }
  }

  private Recovery() {}

  /**
   * Every object answers something that was asked after the heal, in time.
   *
   * @param healNanos when the last fault was healed, on the history's clock
   * @param bound from then to the answer
   */
  public static Verdict check(History history, long healNanos, Duration bound) {
    List<Verdict> verdicts = new ArrayList<>();
    history
        .byKey()
        .forEach((key, ops) -> verdicts.add(check(key, ops, healNanos, bound.toNanos())));
    return Verdict.all(verdicts);
  }

  private static Verdict check(String key, List<Operation> ops, long healNanos, long boundNanos) {
    var asked = ops.stream().filter(o -> o.invokeNanos() >= healNanos).toList();
    if (asked.isEmpty()) {
      return new Verdict.Unknown("nobody asked " + key + " after the heal");
    }
    long first =
        asked.stream()
            .filter(Operation::isOk)
            .mapToLong(Operation::completeNanos)
            .min()
            .orElse(Long.MAX_VALUE);
    var findings = new Findings(key);
    if (first == Long.MAX_VALUE) {
      var last = asked.get(asked.size() - 1);
      findings.add(Anomaly.NOT_RECOVERED, "no answer after the heal, at last not to %s", last);
    } else if (first - healNanos > boundNanos) {
      findings.add(
          Anomaly.NOT_RECOVERED,
          "the first answer came %d ms after the heal, more than %d ms",
          (first - healNanos) / 1_000_000,
          boundNanos / 1_000_000);
    }
    return findings.verdict();
  }

  /**
   * The gaps of a history, all 0 when it is empty. The time before an object's first answer and the
   * time to its last question count as well.
   */
  public static Gaps gaps(History history) {
    var longest = history.byKey().values().stream().mapToLong(Recovery::longestGap).sorted();
    return gaps(longest.toArray());
  }

  /**
   * From a moment to the next good answer of each object, whenever that was asked for; of one that
   * gave none, to its last question.
   */
  public static Gaps from(History history, long nanos) {
    var times =
        history.byKey().values().stream()
            .mapToLong(operations -> Math.max(0, next(operations, nanos) - nanos))
            .sorted();
    return gaps(times.toArray());
  }

  private static long next(List<Operation> operations, long nanos) {
    return operations.stream()
        .filter(Operation::isOk)
        .mapToLong(Operation::completeNanos)
        .filter(time -> time >= nanos)
        .min()
        .orElse(operations.get(operations.size() - 1).invokeNanos());
  }

  private static long longestGap(List<Operation> operations) {
    long begin = operations.get(0).invokeNanos();
    long lastAsked = operations.get(operations.size() - 1).invokeNanos();
    long[] answers =
        operations.stream()
            .filter(Operation::isOk)
            .mapToLong(Operation::completeNanos)
            .sorted()
            .toArray();
    long end = answers.length == 0 ? begin : answers[answers.length - 1];
    var edges = LongStream.of(begin, Math.max(end, lastAsked));
    long[] times = LongStream.concat(edges, LongStream.of(answers)).sorted().toArray();
    long longest = 0;
    for (int i = 1; i < times.length; i++) {
      longest = Math.max(longest, times[i] - times[i - 1]);
    }
    return longest;
  }

  private static Gaps gaps(long[] sorted) {
    return sorted.length == 0
        ? new Gaps(0, 0, 0)
        : new Gaps(rank(sorted, 50), rank(sorted, 99), sorted[sorted.length - 1]);
  }

  /** The nearest rank. */
  private static long rank(long[] sorted, int percent) {
    return sorted[Math.max(0, (sorted.length * percent + 99) / 100 - 1)];
  }
}
