package io.evenkeel.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorRef;
import akka.persistence.JournalProtocol.ReplayMessages;
import io.evenkeel.core.entity.UnreadableEvent;
import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Position;
import io.evenkeel.persistence.lease.LeaseFixture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Entity {@code T|e} of shard s. */
class FencedReplayTest {

  private final LeaseFixture lease = new LeaseFixture();
  private final Owners owners = new Owners();
  private final MemoryRows rows = new MemoryRows();
  private final FencedReplay replay = new FencedReplay(lease.leases(), owners, new Chains(rows));

  FencedReplayTest() {
    owners.add("T", id -> "s");
  }

  @Test
  void eachReplayIsANewIncarnation() {
    lease.acquire("s");
    assertThat(recover("T|e", 1).join().self()).isEqualTo(new Incarnation(1, 1));
    assertThat(recover("T|e", 1).join().self()).isEqualTo(new Incarnation(1, 2));
  }

  @Test
  void aShardedEntityNeedsTheLeaseOfItsShard() {
    assertThat(failure(recover("T|e", 1)))
        .isInstanceOf(LeaseLost.class)
        .hasMessage("this node does not hold the lease s");
    assertThat(lease.table().changes()).isEmpty();
  }

  @Test
  void anExpiredLeaseIsNoLease() {
    lease.acquire("s");
    lease.expire();
    assertThat(failure(recover("T|e", 1))).isInstanceOf(LeaseLost.class);
    lease.renew();
    assertThat(recover("T|e", 1)).isCompleted();
  }

  @Test
  void everyOtherEntityAcquiresALeaseOfItsOwn() {
    assertThat(recover("other", 1).join().shard().name()).isEqualTo("entity-other");
    assertThat(recover("other", 1).join().self()).isEqualTo(new Incarnation(1, 2));
    assertThat(lease.table().changes()).containsExactly("take entity-other 0 a/1");
  }

  @Test
  void ghostsAreCounted() {
    lease.acquire("s");
    lease.acquire("s");
    rows.add("1:-<1.1", "1:-<1.2", "2:1.1<1.1");
    assertThat(recover("T|e", 1).join().chain().rows()).hasSize(1);
    assertThat(replay.ghosts()).isEqualTo(2);
  }

  @Test
  void aHoleIsReadAgainAsAPageMayHaveMissedARow() {
    lease.acquire("s");
    rows.showOnce("2:1.1<1.1");
    rows.showOnce("1:-<1.1", "3:1.1<1.1");
    rows.add("1:-<1.1", "2:1.1<1.1", "3:1.1<1.1");
    lease.acquire("s");
    assertThat(recover("T|e", 1).join().chain().rows()).hasSize(3);
    assertThat(rows.reads()).isEqualTo(3);
  }

  @Test
  void aHoleThatStaysIsGivenUpAfterThreeReads() {
    lease.acquire("s");
    rows.add("2:1.1<1.1");
    assertThat(failure(recover("T|e", 1)))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessage("the journal of 'T|e' is broken: event 1@1.1 is missing");
    assertThat(rows.reads()).isEqualTo(3);
  }

  @Test
  void aForkIsGivenUp() {
    lease.acquire("s");
    rows.add("1:-<1.1", "1:-<1.1");
    assertThat(failure(recover("T|e", 1)))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessage("the journal of 'T|e' is broken: event 1@1.1 is there twice");
    assertThat(rows.reads()).isEqualTo(1);
  }

  @Test
  void aJournalOfALaterIncarnationOfTheEpochIsAnothersEntity() {
    lease.acquire("s");
    rows.add("1:-<1.7");
    assertThat(failure(recover("T|e", 1))).isInstanceOf(LeaseLost.class);
  }

  @Test
  void aJournalThatIsAheadOfAValidLeaseSaysWhichRowWasSetBack() {
    lease.acquire("s");
    rows.add("1:-<7.1");
    assertThat(failure(recover("T|e", 1)))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessage(
            "the journal of 'T|e' was written under epoch 7 of the lease s, which is at 1 now: its"
                + " row in shard_leases was deleted or set back; set its epoch and its clean_since"
                + " to 8 or more and restart this node");
  }

  @Test
  void aJournalThatIsAheadOfALeaseLostMeanwhileIsAnothersEntity() {
    lease.acquire("s");
    rows.add("1:-<7.1");
    rows.hold();
    var recovery = recover("T|e", 1);
    lease.expire();
    rows.deliver();
    assertThat(failure(recovery)).isInstanceOf(LeaseLost.class);
  }

  @Test
  void aReplayBeginsAfterTheSnapshotOrAfterWhatWasDeletedWhicheverIsLater() {
    lease.acquire("s");
    rows.add("1:-<1.1", "2:1.1<1.1", "3:1.1<1.1", "4:1.1<1.1");
    lease.acquire("s");
    assertThat(recover("T|e", 3).join().chain().base())
        .isEqualTo(new Position(2, new Incarnation(1, 1)));
    rows.deleteTo(3);
    var chain = recover("T|e", 3).join().chain();
    assertThat(chain.base().sequenceNr()).isEqualTo(3);
    assertThat(chain.rows()).hasSize(1);
  }

  @Test
  void whatIsKnownOfEarlierStartsIsKnownBeforeTheRowsAreRead() {
    var shard = lease.acquire("s");
    rows.hold();
    var recovery = recover("T|e", 1);
    var later = shard.nextStart();
    shard.mayWrite(later, "T|e");
    shard.doubts(later, "T|e");
    rows.deliver();
    assertThat(recovery.join().pin().lastUnclean()).isZero();
  }

  private CompletableFuture<Recovery> recover(String persistenceId, long from) {
    var request =
        new ReplayMessages(
            from, Long.MAX_VALUE, Long.MAX_VALUE, persistenceId, ActorRef.noSender());
    return replay.recover(request).toCompletableFuture();
  }

  private static Throwable failure(CompletableFuture<?> stage) {
    assertThat(stage).isCompletedExceptionally();
    var failure = stage.handle((value, thrown) -> thrown).join();
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }
}
