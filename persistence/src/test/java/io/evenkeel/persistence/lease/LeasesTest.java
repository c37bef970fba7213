package io.evenkeel.persistence.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.persistence.fencing.LeaseTiming;
import io.evenkeel.persistence.fencing.ShardEpoch;
import io.evenkeel.persistence.lease.LeaseTable.NodeRow;
import io.evenkeel.persistence.lease.LeaseTable.ShardRow;
import io.evenkeel.persistence.lease.LeaseTable.State;
import io.evenkeel.persistence.lease.MemoryLeaseTable.Network;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes, a and b, whose leases last 4 s with a margin of 200 ms. */
class LeasesTest {

  private static final LeaseTiming TIMING =
      new LeaseTiming(Duration.ofSeconds(4), Duration.ofMillis(200));
  private static final Duration TAKER_WAITS = Duration.ofMillis(4_200);

  private final MemoryLeaseTable table = new MemoryLeaseTable();
  private final ManualNanos clock = new ManualNanos();
  private final Leases a = new Leases("a", table, TIMING, clock);
  private final Leases b = new Leases("b", table, TIMING, clock);
  private final AtomicInteger lostByA = new AtomicInteger();
  private NodeTerm lifeOfA;

  @BeforeEach
  void bothNodesHaveALease() {
    lifeOfA = begin(a, "a/1");
    begin(b, "b/1");
  }

  @Test
  void aNodeWithoutALeaseAcquiresNothing() {
    var c = new Leases("c", table, TIMING, clock);
    assertThat(c.begun().toCompletableFuture()).isNotDone();
    assertThat(c.isValid()).isFalse();
    assertThat(acquire(c)).isEmpty();
    clock.pass(Duration.ofSeconds(4));
    assertThat(a.isValid()).isFalse();
    assertThat(acquire(a)).isEmpty();
    assertThat(table.row("s")).isEmpty();
  }

  @Test
  void theFirstTakerOwnsTheShardInItsFirstEpoch() {
    var held = acquire(a).orElseThrow();
    assertThat(held.epoch()).isEqualTo(ShardEpoch.FIRST);
    assertThat(held.isValid()).isTrue();
    assertThat(a.held("s")).containsSame(held);
    assertThat(table.row("s")).contains(new ShardRow(ShardEpoch.FIRST, "a/1", false, false));
  }

  @Test
  void aSecondTakerWaitsUntilTheFirstHasExpiredAndRevokesBeforeItTakes() {
    acquire(a);
    look(b);
    assertThat(acquire(b)).isEmpty();
    passAndKeepAlive(TAKER_WAITS.minusMillis(1));
    assertThat(acquire(b)).isEmpty();
    passAndKeepAlive(Duration.ofMillis(1));
    assertThat(acquire(b).orElseThrow().epoch()).isEqualTo(new ShardEpoch(2, 2));
    assertThat(table.changes()).endsWith("end a/1 1 REVOKED", "take s 1 b/1");
  }

  @Test
  void aShardWhoseRowWasDeletedIsTakenOnlyWhenAMemberThatFellSilentHasBeenRevoked() {
    b.joined();
    table.renew("a/1", 1, true);
    look(b);
    b.fellows(node -> false);
    assertThat(acquire(b)).isEmpty();
    passAndKeepAlive(TAKER_WAITS.minusMillis(1));
    assertThat(acquire(b)).isEmpty();
    passAndKeepAlive(Duration.ofMillis(1));
    assertThat(acquire(b).orElseThrow().epoch()).isEqualTo(ShardEpoch.FIRST);
    assertThat(table.changes()).endsWith("end a/1 2 REVOKED", "take s 0 b/1");
  }

  @Test
  void aShardWithoutARowIsTakenAtOnceBesideMembersThatAreReached() {
    b.joined();
    table.renew("a/1", 1, true);
    look(b);
    b.fellows(node -> node.equals("a"));
    assertThat(acquire(b)).isPresent();
  }

  @Test
  void aShardWithoutARowIsTakenAtOnceBesideANodeThatIsNoMemberYet() {
    b.joined();
    look(b);
    b.fellows(node -> false);
    assertThat(acquire(b)).isPresent();
  }

  @Test
  void aNodeLearnsThatNoMemberOfItsClusterIsLeft() {
    a.joined();
    table.renew("a/1", 1, a.own().isMember());
    look(b);
    look(b);
    assertThat(b.othersGone().toCompletableFuture()).isNotDone();
    clock.pass(TAKER_WAITS);
    look(b);
    assertThat(b.othersGone().toCompletableFuture()).isCompleted();
  }

  @Test
  void aHolderThatRenewedJustBeforeTheRevocationKeepsTheShard() {
    acquire(a);
    look(b);
    passAndKeepAlive(TAKER_WAITS);
    table.renew("a/1", 1, false);
    assertThat(acquire(b)).isEmpty();
    assertThat(table.row("s").orElseThrow().owner()).isEqualTo("a/1");
  }

  @Test
  void ofTwoTakersAtOnceOneIsTooLate() {
    table.network(Network.HOLDS_REQUESTS);
    var first = a.acquire("s", () -> {});
    var second = b.acquire("s", () -> {});
    table.deliver();
    assertThat(now(first)).isPresent();
    assertThat(now(second)).isEmpty();
    assertThat(b.held("s")).isEmpty();
  }

  @Test
  void aCleanReleaseIsHandedOverAtOnceAndSaysSo() {
    acquire(a);
    assertThat(now(a.release("s"))).isTrue();
    assertThat(a.held("s")).isEmpty();
    assertThat(acquire(b).orElseThrow().epoch()).isEqualTo(new ShardEpoch(2, 1));
    assertThat(table.changes()).contains("release s 1 clean");
  }

  @Test
  void aReleaseWithAWriteInDoubtIsHandedOverAtOnceAndSaysSo() {
    var held = acquire(a).orElseThrow();
    held.mayWrite(held.nextStart(), "e");
    assertThat(now(a.release("s"))).isTrue();
    assertThat(held.isValid()).isFalse();
    assertThat(acquire(b).orElseThrow().epoch()).isEqualTo(new ShardEpoch(2, 2));
  }

  @Test
  void aReleaseWhoseRequestIsLostIsSentAgain() {
    acquire(a);
    table.network(Network.LOSES_REQUESTS);
    assertThat(a.release("s").toCompletableFuture()).isCompletedExceptionally();
    a.releaseAgain();
    table.network(Network.WORKS);
    assertThat(acquire(b)).isEmpty();
    a.releaseAgain();
    assertThat(acquire(b).orElseThrow().epoch()).isEqualTo(new ShardEpoch(2, 1));
    a.releaseAgain();
    assertThat(table.changes().stream().filter("release s 1 clean"::equals)).hasSize(1);
  }

  @Test
  void aReleaseWhoseRequestIsLostIsWaitedFor() {
    var held = acquire(a).orElseThrow();
    table.network(Network.LOSES_REQUESTS);
    assertThat(a.release("s").toCompletableFuture()).isCompletedExceptionally();
    assertThat(held.isValid()).isFalse();
    table.network(Network.WORKS);
    assertThat(acquire(b)).isEmpty();
    assertThat(acquire(a).orElseThrow().epoch()).isEqualTo(new ShardEpoch(2, 2));
  }

  @Test
  void aShardWhoseEpochWasSetBackUnderItsOwnerIsHandedOverWithTheTrueEpoch() {
    holdAtEpochThree();
    table.put("s", new ShardRow(ShardEpoch.FIRST, "a/1", false, false));
    assertThat(now(a.release("s"))).isTrue();
    assertThat(acquire(b).orElseThrow().epoch()).isEqualTo(new ShardEpoch(4, 4));
  }

  @Test
  void aShardWhoseEpochWasSetForwardUnderItsOwnerIsHandedOverWithThatEpoch() {
    holdAtEpochThree();
    table.put("s", new ShardRow(new ShardEpoch(100, 100), "a/1", false, false));
    assertThat(now(a.release("s"))).isTrue();
    assertThat(acquire(b).orElseThrow().epoch()).isEqualTo(new ShardEpoch(101, 101));
  }

  @Test
  void aShardThatAnotherOneTookFromAnEditedRowIsNotReleased() {
    holdAtEpochThree();
    table.put("s", new ShardRow(ShardEpoch.FIRST, "b/1", false, false));
    assertThat(now(a.release("s"))).isFalse();
    assertThat(table.row("s").orElseThrow().released()).isFalse();
  }

  @Test
  void aLateReleaseDoesNotTakeAwayWhatTheSameNodeHasTakenAgain() {
    acquire(a);
    table.network(Network.LOSES_REQUESTS);
    assertThat(a.release("s").toCompletableFuture()).isCompletedExceptionally();
    table.network(Network.WORKS);
    var again = acquire(a).orElseThrow();
    a.releaseAgain();
    assertThat(again.isValid()).isTrue();
    assertThat(table.row("s").orElseThrow().released()).isFalse();
    assertThat(acquire(b)).isEmpty();
  }

  @Test
  void aLateReleaseDoesNotTakeAwayWhatTheSameNodeIsTaking() {
    holdAtEpochThree();
    table.network(Network.LOSES_REQUESTS);
    assertThat(a.release("s").toCompletableFuture()).isCompletedExceptionally();
    table.put("s", new ShardRow(ShardEpoch.FIRST, "a/1", false, false));
    table.network(Network.HOLDS_ANSWERS);
    var again = a.acquire("s", () -> {});
    table.deliverLast();
    a.releaseAgain();
    table.deliverLast();
    table.deliverLast();
    table.deliver();
    assertThat(now(again).orElseThrow().isValid()).isTrue();
    assertThat(table.row("s").orElseThrow().released()).isFalse();
  }

  private void holdAtEpochThree() {
    acquire(a);
    acquire(a);
    assertThat(acquire(a).orElseThrow().epoch().number()).isEqualTo(3);
  }

  @Test
  void whatWasNeverHeldIsReleasedWithoutAWord() {
    assertThat(now(a.release("s"))).isTrue();
    assertThat(table.changes()).isEmpty();
  }

  @Test
  void aLostLeaseEndsItsShardsAndSaysSoOnce() {
    var held = acquire(a).orElseThrow();
    a.lost(lifeOfA);
    a.lost(lifeOfA);
    assertThat(lostByA).hasValue(1);
    assertThat(held.isValid()).isFalse();
    assertThat(a.held("s")).isEmpty();
    assertThat(a.isValid()).isFalse();
    assertThat(now(a.release("s"))).isTrue();
    assertThat(table.changes()).doesNotContain("release s 1 clean");
  }

  @Test
  void aShardWhoseTakingIsAnsweredAfterTheLeaseWasLostIsNotHeld() {
    table.network(Network.HOLDS_ANSWERS);
    var late = a.acquire("s", lostByA::incrementAndGet);
    a.lost(lifeOfA);
    table.network(Network.WORKS);
    table.deliver();
    assertThat(now(late).filter(HeldShard::isValid)).isEmpty();
    assertThat(a.held("s")).isEmpty();
  }

  @Test
  void aShardTakenWhoseAnswerIsLostIsTakenAgain() {
    table.network(Network.HOLDS_REQUESTS);
    var unanswered = a.acquire("s", () -> {});
    table.network(Network.LOSES_ANSWERS);
    table.deliver();
    assertThat(unanswered.toCompletableFuture()).isCompletedExceptionally();
    table.network(Network.WORKS);
    assertThat(acquire(a).orElseThrow().epoch()).isEqualTo(new ShardEpoch(2, 2));
  }

  @Test
  void aShardHeldAlreadyGetsANewEpochAndTheOldOneEnds() {
    var old = acquire(a).orElseThrow();
    var held = acquire(a).orElseThrow();
    assertThat(old.isValid()).isFalse();
    assertThat(held.isValid()).isTrue();
    assertThat(held.epoch().number()).isEqualTo(2);
  }

  @Test
  void aShardOfAnEarlierLifeIsTakenOnceThatIsKnownToHaveEnded() {
    acquire(a);
    table.put(new NodeRow("a/1", 1, State.REVOKED));
    a.lost(lifeOfA);
    begin(a, "a/2");
    assertThat(acquire(a)).isEmpty();
    look(a);
    assertThat(acquire(a).orElseThrow().epoch()).isEqualTo(new ShardEpoch(2, 2));
  }

  @Test
  void aShardOfANodeWhoseRowWasDeletedIsTakenOnceItsHolderMustKnow() {
    acquire(a);
    look(b);
    table.deleteNode("a/1");
    look(b);
    assertThat(acquire(b)).isEmpty();
    passAndKeepAlive(TAKER_WAITS);
    assertThat(acquire(b)).isPresent();
    assertThat(table.node("a/1")).contains(new NodeRow("a/1", 0, State.REVOKED));
  }

  @Test
  void aNodeThatLeavesEndsItsLeaseAndOthersTakeItsShardsAtOnce() {
    var held = acquire(a).orElseThrow();
    assertThat(now(a.leave())).isTrue();
    assertThat(held.isValid()).isFalse();
    assertThat(table.node("a/1")).contains(new NodeRow("a/1", 1, State.RELEASED));
    look(b);
    assertThat(acquire(b).orElseThrow().epoch()).isEqualTo(new ShardEpoch(2, 2));
    assertThat(now(a.leave())).isTrue();
  }

  private NodeTerm begin(Leases node, String life) {
    table.put(new NodeRow(life, 1, State.HELD));
    var term = new NodeTerm(life, clock.getAsLong(), TIMING, clock);
    node.own().began(term);
    return term;
  }

  private Optional<HeldShard> acquire(Leases node) {
    return now(node.acquire("s", node == a ? lostByA::incrementAndGet : () -> {}));
  }

  private void look(Leases node) {
    node.others().seen(now(table.nodes()), clock.getAsLong());
  }

  /** Time passes in which b renews its lease and a does not. */
  private void passAndKeepAlive(Duration time) {
    clock.pass(time);
    begin(b, "b/1");
  }

  private static <T> T now(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
