package io.evenkeel.multijvm.faults.checker;

import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Operation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was added under one idempotency key, by one operation or by several that repeat it.
 *
 * @param amount positive
 * @param attempts at least one
 */
record Addition(long amount, List<Operation> attempts) {

  /**
   * All of one counter.
   *
   * @throws IllegalArgumentException when an amount is not positive or belongs to two keys
   */
  static Map<Long, Addition> byAmount(List<Operation> operations) {
    Map<Long, Addition> additions = new TreeMap<>();
    operations.stream()
        .filter(operation -> operation.kind() == Kind.ADD)
        .collect(Collectors.groupingBy(Addition::amountOf))
        .forEach((amount, attempts) -> additions.put(amount, new Addition(amount, attempts)));
    return additions;
  }

  Addition {
    if (amount <= 0) {
      throw new IllegalArgumentException("an amount must be > 0, was " + amount);
    }
    var keys = attempts.stream().map(add -> add.value().path("key").asText()).distinct().toList();
    if (keys.size() > 1) {
      throw new IllegalArgumentException("amount " + amount + " belongs to the keys " + keys);
    }
  }

  boolean isAcknowledged() {
    return attempts.stream().anyMatch(Operation::isOk);
  }

  /** Every attempt failed. */
  boolean isRefused() {
    return attempts.stream().noneMatch(Operation::mayHaveChanged);
  }

  /** When it can have taken effect first. */
  long earliestNanos() {
    return attempts.stream()
        .filter(Operation::mayHaveChanged)
        .mapToLong(Operation::invokeNanos)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** When it has taken effect at the latest; never if it is not acknowledged. */
  long latestNanos() {
    return attempts.stream().mapToLong(Addition::okNanos).min().orElse(Long.MAX_VALUE);
  }

  private static long okNanos(Operation attempt) {
    return attempt.isOk() ? attempt.completeNanos() : Long.MAX_VALUE;
  }

  private static long amountOf(Operation add) {
    return add.value().path("amount").asLong();
  }
}
