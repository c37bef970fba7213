package io.evenkeel.persistence.lease;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.typed.DispatcherSelector;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.persistence.fencing.LeaseTiming;
import io.evenkeel.persistence.lease.LeaseTable.NodeRow;
import io.evenkeel.persistence.lease.LeaseTable.State;
import io.evenkeel.persistence.lease.MemoryLeaseTable.Network;
import io.evenkeel.persistence.lease.NodeSightings.Standing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Node a, whose lease lasts 4 s; timers and messages run on the thread of the test. */
class NodeLeaseKeeperTest {

  private static final Duration RENEWAL = Duration.ofSeconds(1);

  private final ActorTestKit kit =
      ActorTestKit.create(ManualTime.config().withFallback(ConfigFactory.load()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final ManualNanos clock = new ManualNanos();
  private final MemoryLeaseTable table = new MemoryLeaseTable();
  private final Leases leases =
      new Leases("a", table, new LeaseTiming(Duration.ofSeconds(4), Duration.ofMillis(200)), clock);

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void itBeginsAtOnceAndRenewsFourTimesInTheLengthOfALease() {
    start();
    assertThat(leases.begun().toCompletableFuture()).isCompleted();
    assertThat(leases.isValid()).isTrue();
    pass(5);
    assertThat(table.changes())
        .containsExactly(
            "begin a/1", "renew a/1 1", "renew a/1 2", "renew a/1 3", "renew a/1 4", "renew a/1 5");
    assertThat(leases.isValid()).isTrue();
  }

  @Test
  void aRenewalCountsFromWhenItWasSentNotFromItsAnswer() {
    start();
    table.network(Network.HOLDS_ANSWERS);
    pass(1);
    clock.pass(Duration.ofMillis(3_700));
    table.network(Network.WORKS);
    table.deliver();
    assertThat(leases.isValid()).isTrue();
    clock.pass(Duration.ofMillis(100));
    assertThat(leases.isValid()).isFalse();
  }

  @Test
  void aSlowRenewalIsNotSentASecondTime() {
    start();
    table.network(Network.HOLDS_REQUESTS);
    pass(5);
    assertThat(table.held()).as("one renewal and one look at the others").isEqualTo(2);
    assertThat(leases.isValid()).isFalse();
    table.network(Network.WORKS);
    table.deliver();
    pass(1);
    assertThat(leases.isValid()).isTrue();
  }

  @Test
  void aRenewalWithoutItsAnswerIsFoundAndRenewedAtOnce() {
    start();
    table.network(Network.LOSES_ANSWERS);
    pass(1);
    table.network(Network.WORKS);
    pass(1);
    assertThat(table.changes())
        .containsExactly("begin a/1", "renew a/1 1", "renew a/1 1", "renew a/1 2");
    assertThat(table.node("a/1")).contains(new NodeRow("a/1", 3, State.HELD));
    clock.pass(Duration.ofMillis(3_799));
    assertThat(leases.isValid()).isTrue();
  }

  @Test
  void aRenewalThatIsFoundDoesNotExtendTheLease() {
    start();
    table.network(Network.LOSES_ANSWERS);
    pass(1);
    table.network(Network.HOLDS_REQUESTS);
    pass(1);
    table.network(Network.LOSES_REQUESTS);
    table.deliver();
    clock.pass(Duration.ofMillis(1_799));
    assertThat(leases.isValid()).isTrue();
    clock.pass(Duration.ofMillis(1));
    assertThat(leases.isValid()).isFalse();
  }

  @Test
  void aBeginningWithoutItsAnswerIsFollowedByAnotherLife() {
    table.network(Network.LOSES_ANSWERS);
    start();
    assertThat(leases.isValid()).isFalse();
    table.network(Network.WORKS);
    pass(1);
    assertThat(leases.isValid()).isTrue();
    assertThat(table.changes()).containsExactly("begin a/1", "begin a/2");
  }

  @Test
  void aRevokedLeaseEndsItsShardsAndANewLifeBeginsAtOnce() {
    start();
    var lost = new AtomicInteger();
    var held = acquire(lost).orElseThrow();
    table.put(new NodeRow("a/1", 1, State.REVOKED));
    pass(1);
    assertThat(lost).hasValue(1);
    assertThat(held.isValid()).isFalse();
    assertThat(leases.isValid()).isTrue();
    assertThat(table.changes()).endsWith("renew a/1 1", "begin a/2");
  }

  @Test
  void aRowDeletedByHandIsALostLease() {
    start();
    var held = acquire(new AtomicInteger()).orElseThrow();
    table.deleteNode("a/1");
    pass(1);
    assertThat(held.isValid()).isFalse();
    assertThat(leases.isValid()).isTrue();
    assertThat(table.node("a/1")).isEmpty();
    assertThat(table.node("a/2")).isPresent();
  }

  @Test
  void aCounterRaisedByHandIsGoneOnFrom() {
    start();
    var held = acquire(new AtomicInteger()).orElseThrow();
    table.put(new NodeRow("a/1", 1_000, State.HELD));
    pass(1);
    assertThat(table.node("a/1")).contains(new NodeRow("a/1", 1_001, State.HELD));
    assertThat(held.isValid()).isTrue();
  }

  @Test
  void whileTheTableFailsTheLeaseRunsOutAndWhenItIsBackItIsRenewed() {
    start();
    var held = acquire(new AtomicInteger()).orElseThrow();
    table.network(Network.LOSES_REQUESTS);
    pass(3);
    assertThat(held.isValid()).isTrue();
    pass(2);
    assertThat(held.isValid()).isFalse();
    table.network(Network.WORKS);
    pass(1);
    assertThat(held.isValid()).isTrue();
    assertThat(table.changes()).containsOnlyOnce("begin a/1").endsWith("renew a/1 1");
  }

  @Test
  void itWatchesTheLeasesOfOthersBesides() {
    table.put(new NodeRow("b/1", 7, State.HELD));
    start();
    pass(4);
    assertThat(standing()).isEqualTo(new Standing.Alive());
    clock.pass(Duration.ofMillis(200));
    assertThat(standing()).isEqualTo(new Standing.Expired(7));
  }

  @Test
  void aNodeThatHasLeftBeginsNoNewLife() {
    start();
    leases.leave();
    pass(3);
    assertThat(leases.isValid()).isFalse();
    assertThat(table.changes()).containsExactly("begin a/1", "end a/1 1 RELEASED");
  }

  @Test
  void aNodeThatLeavesWhileARenewalIsOnItsWayEndsItsLeaseAllTheSame() {
    start();
    table.network(Network.HOLDS_ANSWERS);
    pass(1);
    table.network(Network.WORKS);
    leases.leave();
    table.deliver();
    assertThat(table.node("a/1")).contains(new NodeRow("a/1", 2, State.RELEASED));
  }

  private void start() {
    kit.spawn(
        NodeLeaseKeeper.create(table, leases, clock),
        DispatcherSelector.fromConfig("akka.test.calling-thread-dispatcher"));
  }

  private void pass(int renewals) {
    for (int i = 0; i < renewals; i++) {
      clock.pass(RENEWAL);
      time.timePasses(RENEWAL);
    }
  }

  private Standing standing() {
    return leases.others().standing("b/1");
  }

  private Optional<HeldShard> acquire(AtomicInteger lost) {
    return leases.acquire("s", lost::incrementAndGet).toCompletableFuture().join();
  }
}
