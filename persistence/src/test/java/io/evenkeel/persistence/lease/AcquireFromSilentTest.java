package io.evenkeel.persistence.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.persistence.fencing.LeaseTiming;
import io.evenkeel.persistence.fencing.ShardEpoch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who settles a split keeps the lease for a while, even when dead. */
class AcquireFromSilentTest {

  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final LeaseTiming TIMING =
      new LeaseTiming(Duration.ofSeconds(4), Duration.ofMillis(200));

  private long nowNanos = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();
  private final OneName table = new OneName();
  private final Leases leases = new Leases("me", table, TIMING, () -> nowNanos);

  @BeforeEach
  void begin() {
    began();
    leases.others().seen(List.of(winner(7, LeaseTable.State.HELD)), nowNanos);
  }

  @Test
  void aNameThatNobodyHadIsTaken() {
    assertThat(tryOnce()).isTrue();
    assertThat(table.owner).isEqualTo("me/1");
  }

  @Test
  void aDeadOwnerKeepsItLongAfterItsNodesLeaseHasExpired() {
    table.ownedBy("winner/1", false);
    assertThat(after(Duration.ofSeconds(59))).isFalse();
    assertThat(after(Duration.ofSeconds(1))).isTrue();
  }

  @Test
  void anOwnerThatLeftInOrderKeepsItAsLong() {
    table.ownedBy("winner/1", false);
    leases.others().seen(List.of(winner(7, LeaseTable.State.RELEASED)), nowNanos);
    assertThat(after(Duration.ofSeconds(59))).isFalse();
    assertThat(after(Duration.ofSeconds(1))).isTrue();
  }

  @Test
  void aLiveOwnerKeepsIt() {
    table.ownedBy("winner/1", false);
    for (int renewal = 8; renewal < 80; renewal++) {
      assertThat(after(Duration.ofSeconds(1))).isFalse();
      leases.others().seen(List.of(winner(renewal, LeaseTable.State.HELD)), nowNanos);
    }
  }

  @Test
  void whatWasGivenBackIsTaken() {
    table.ownedBy("winner/1", true);
    assertThat(tryOnce()).isTrue();
  }

  @Test
  void whoHasItGetsItAgain() {
    table.ownedBy("me/1", false);
    assertThat(tryOnce()).isTrue();
  }

  @Test
  void anOwnerThatWasNeverSeenKeepsIt() {
    table.ownedBy("stranger/1", false);
    assertThat(after(SILENCE.multipliedBy(2))).isFalse();
  }

  private boolean after(Duration time) {
    nowNanos += time.toNanos();
    began();
    return tryOnce();
  }

  private void began() {
    leases.own().began(new NodeTerm("me/1", nowNanos, TIMING, () -> nowNanos));
  }

  private boolean tryOnce() {
    var attempt = leases.acquireFromSilent("split", SILENCE, () -> {});
    return attempt.toCompletableFuture().join().isPresent();
  }

  private static LeaseTable.NodeRow winner(long counter, LeaseTable.State state) {
    return new LeaseTable.NodeRow("winner/1", counter, state);
  }

  /** A table with one name in it, that lets every lease be revoked. */
  private static final class OneName implements LeaseTable {

    private String owner = "";
    private boolean released;
    private long epoch;

    void ownedBy(String node, boolean givenBack) {
      owner = node;
      released = givenBack;
      epoch++;
    }

    @Override
    public CompletionStage<Optional<ShardRow>> shard(String shard) {
      return done(
          epoch == 0
              ? Optional.empty()
              : Optional.of(new ShardRow(new ShardEpoch(epoch, 1), owner, released, true)));
    }

    @Override
    public CompletionStage<Boolean> take(String shard, long seen, ShardEpoch next, String node) {
      ownedBy(node, false);
      return done(true);
    }

    @Override
    public CompletionStage<Boolean> end(String node, long counter, State end) {
      return done(true);
    }

    @Override
    public CompletionStage<List<NodeRow>> nodes() {
      throw new AssertionError("not asked for");
    }

    @Override
    public CompletionStage<Boolean> begin(String node) {
      throw new AssertionError("not asked for");
    }

    @Override
    public CompletionStage<Optional<NodeRow>> renew(String node, long counter, boolean member) {
      throw new AssertionError("not asked for");
    }

    @Override
    public CompletionStage<Boolean> release(String s, long epoch, String node, boolean clean) {
      throw new AssertionError("not asked for");
    }

    @Override
    public CompletionStage<Boolean> releaseEdited(
        String s, long seen, ShardEpoch epoch, String node) {
      throw new AssertionError("not asked for");
    }

    private static <T> CompletionStage<T> done(T value) {
      return CompletableFuture.completedFuture(value);
    }
  }
}
