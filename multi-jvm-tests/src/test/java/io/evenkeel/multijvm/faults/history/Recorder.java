package io.evenkeel.multijvm.faults.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Writes a history down while it happens, on one monotonic clock. Thread-safe; never blocks for
 * long.
 */
public final class Recorder {

  /** An operation that has begun. */
  public record Invocation(
      long process, long id, Kind kind, String key, JsonNode value, long invokeNanos) {

    private Operation complete(JsonNode result, long nanos, Outcome outcome) {
      return new Operation(process, id, kind, key, result, invokeNanos, nanos, outcome);
    }
  }

  private final LongSupplier nanoClock;
  private final int maxOperations;
  private final long startNanos;
  private final Map<Long, Invocation> open = new HashMap<>();
  private final Set<Long> retired = new HashSet<>();
  private final List<Operation> ended = new ArrayList<>();
  private long invoked;

  /**
   * A recorder that starts now.
   *
   * @param nanoClock monotonic; a history's times count from the recorder's start
   * @param maxOperations how many it takes, at least 1
   */
  public Recorder(LongSupplier nanoClock, int maxOperations) {
    if (maxOperations < 1) {
      throw new IllegalArgumentException("maxOperations must be >= 1, was " + maxOperations);
    }
    this.nanoClock = nanoClock;
    this.maxOperations = maxOperations;
    this.startNanos = nanoClock.getAsLong();
  }

  /**
   * Call it before anything is sent.
   *
   * @throws IllegalStateException when the process is busy or retired or the recorder is full
   */
  public synchronized Invocation invoke(long process, Kind kind, String key, JsonNode value) {
    require(!open.containsKey(process), "process " + process + " is busy");
    require(!retired.contains(process), "process " + process + " is retired");
    require(invoked < maxOperations, "the recorder takes " + maxOperations + " operations");
    var invocation = new Invocation(process, invoked++, kind, key, value, now());
    open.put(process, invocation);
    return invocation;
  }

  /**
   * Call it after the answer has arrived.
   *
   * @param value the argument of a change, the result of a read
   * @throws IllegalStateException when the invocation is not open
   */
  public synchronized void complete(Invocation invocation, JsonNode value, Outcome outcome) {
    long nanos = now();
    require(open.remove(invocation.process(), invocation), invocation + " is not open");
    ended.add(invocation.complete(value, nanos, outcome));
    if (outcome == Outcome.INFO) {
      retired.add(invocation.process());
    }
  }

  /** Nanoseconds since the start, on the clock of the operations. */
  public long now() {
    return nanoClock.getAsLong() - startNanos;
  }

  /** What there is so far; what is still open is INFO. */
  public synchronized History history() {
    long nanos = now();
    var all = new ArrayList<>(ended);
    for (var invocation : open.values()) {
      boolean read = invocation.kind() == Kind.READ || invocation.kind() == Kind.FINAL_READ;
      var value = read ? NullNode.getInstance() : invocation.value();
      all.add(invocation.complete(value, nanos, Outcome.INFO));
    }
    return new History(all);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }
}
