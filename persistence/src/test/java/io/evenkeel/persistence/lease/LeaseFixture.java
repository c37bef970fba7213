package io.evenkeel.persistence.lease;

import io.evenkeel.persistence.fencing.LeaseTiming;
import io.evenkeel.persistence.lease.LeaseTable.NodeRow;
import io.evenkeel.persistence.lease.LeaseTable.State;
import java.time.Duration;

/**
 * The leases of a node, which the test renews and loses. They last 4 s, with a margin of 200 ms.
 * Used by one thread.
 */
public final class LeaseFixture {

  private static final LeaseTiming TIMING =
      new LeaseTiming(Duration.ofSeconds(4), Duration.ofMillis(200));

  private final MemoryLeaseTable table = new MemoryLeaseTable();
  private final ManualNanos clock = new ManualNanos();
  private final Leases leases = new Leases("a", table, TIMING, clock);
  private NodeTerm term;

  /** With a lease that has just begun. */
  public LeaseFixture() {
    table.put(new NodeRow("a/1", 1, State.HELD));
    term = new NodeTerm("a/1", clock.getAsLong(), TIMING, clock);
    leases.own().began(term);
  }

  public Leases leases() {
    return leases;
  }

  public MemoryLeaseTable table() {
    return table;
  }

  /** Time passes in which the lease runs out. */
  public void expire() {
    clock.pass(Duration.ofSeconds(4));
  }

  public void renew() {
    term.renewed(clock.getAsLong(), term.counter());
  }

  public HeldShard acquire(String shard) {
    return leases.acquire(shard, () -> {}).toCompletableFuture().join().orElseThrow();
  }
}
