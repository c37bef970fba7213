package io.evenkeel.persistence.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.LeaseTiming;
import io.evenkeel.persistence.fencing.ShardEpoch;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeldShardTest {

  private static final LeaseTiming TIMING =
      new LeaseTiming(Duration.ofMillis(4_000), Duration.ofMillis(200));

  private final ManualNanos clock = new ManualNanos();
  private final NodeTerm term = new NodeTerm("a/1", clock.getAsLong(), TIMING, clock);
  private final HeldShard shard = new HeldShard("s", new ShardEpoch(7, 5), term);

  @Test
  void startsAreNumberedWithinTheEpoch() {
    assertThat(shard.nextStart()).isEqualTo(new Incarnation(7, 1));
    assertThat(shard.nextStart()).isEqualTo(new Incarnation(7, 2));
  }

  @Test
  void nothingMayBeWrittenOnceTheLeaseHasRunOutAndAgainOnceItIsRenewed() {
    var self = shard.nextStart();
    clock.pass(Duration.ofSeconds(4));
    assertThat(shard.mayWrite(self, "e")).isFalse();
    term.renewed(clock.getAsLong(), 2);
    assertThat(shard.mayWrite(self, "e")).isTrue();
    shard.wrote(self, "e");
    assertThat(shard.give()).isTrue();
  }

  @Test
  void aShardThatWasGivenIsNotWrittenToThoughTheNodeHasItsLease() {
    assertThat(shard.give()).isTrue();
    assertThat(shard.isValid()).isFalse();
    assertThat(shard.mayWrite(shard.nextStart(), "e")).isFalse();
    assertThat(term.isValid()).isTrue();
  }

  @Test
  void aShardGivenWhileAWriteIsOnItsWayIsNotClean() {
    assertThat(shard.mayWrite(shard.nextStart(), "e")).isTrue();
    assertThat(shard.give()).isFalse();
  }

  @Test
  void aShardWithAWriteInDoubtIsNotCleanUntilALaterStartIsConfirmed() {
    var first = shard.nextStart();
    shard.mayWrite(first, "e");
    shard.doubts(first, "e");
    assertThat(shard.pin(shard.nextStart(), "e").lastUnclean()).isEqualTo(1);
    shard.confirmed(first, "e");
    assertThat(shard.pin(shard.nextStart(), "e").lastUnclean()).isEqualTo(1);
    var later = shard.nextStart();
    shard.mayWrite(later, "e");
    shard.wrote(later, "e");
    shard.confirmed(later, "e");
    assertThat(shard.pin(shard.nextStart(), "e").lastUnclean()).isZero();
    assertThat(shard.give()).isTrue();
  }

  @Test
  void aWriteThatIsOnItsWayWhenTheNextStartReplaysIsInDoubtToIt() {
    shard.mayWrite(shard.nextStart(), "e");
    var pin = shard.pin(shard.nextStart(), "e");
    assertThat(pin.lastUnclean()).isEqualTo(1);
    assertThat(pin.cleanSince()).isEqualTo(5);
    assertThat(shard.pin(shard.nextStart(), "other").lastUnclean()).isZero();
  }

  @Test
  void aRefusedWriteDoesNotHideThatOfAnEarlierStart() {
    shard.mayWrite(shard.nextStart(), "e");
    clock.pass(Duration.ofSeconds(4));
    assertThat(shard.mayWrite(shard.nextStart(), "e")).isFalse();
    term.renewed(clock.getAsLong(), 2);
    assertThat(shard.pin(shard.nextStart(), "e").lastUnclean()).isEqualTo(1);
    assertThat(shard.give()).isFalse();
  }

  @Test
  void aRejectedWriteDoesNotHideThatOfAnEarlierStart() {
    shard.mayWrite(shard.nextStart(), "e");
    var second = shard.nextStart();
    shard.mayWrite(second, "e");
    shard.wrote(second, "e");
    assertThat(shard.pin(shard.nextStart(), "e").lastUnclean()).isEqualTo(1);
    assertThat(shard.give()).isFalse();
  }

  @Test
  void aConfirmedWriteOfALaterStartSettlesThatOfAnEarlierOne() {
    var first = shard.nextStart();
    var second = shard.nextStart();
    shard.mayWrite(first, "e");
    shard.mayWrite(second, "e");
    shard.wrote(second, "e");
    shard.confirmed(second, "e");
    shard.wrote(first, "e");
    assertThat(shard.give()).isTrue();
  }

  @Test
  void aLateAnswerToAnEarlierStartLeavesTheWriteOfThePresentOne() {
    var first = shard.nextStart();
    var second = shard.nextStart();
    shard.mayWrite(first, "e");
    shard.mayWrite(second, "e");
    shard.wrote(first, "e");
    assertThat(shard.give()).isFalse();
  }
}
