package io.evenkeel.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorRef;
import akka.actor.ActorSystem;
import akka.actor.ExtendedActorSystem;
import akka.persistence.AtomicWrite;
import akka.persistence.JournalProtocol.RecoverySuccess;
import akka.persistence.JournalProtocol.ReplayMessages;
import akka.persistence.JournalProtocol.ReplayMessagesFailure;
import akka.persistence.JournalProtocol.ReplayedMessage;
import akka.persistence.JournalProtocol.WriteMessageFailure;
import akka.persistence.JournalProtocol.WriteMessageRejected;
import akka.persistence.JournalProtocol.WriteMessageSuccess;
import akka.persistence.JournalProtocol.WriteMessages;
import akka.persistence.JournalProtocol.WriteMessagesFailed;
import akka.persistence.JournalProtocol.WriteMessagesSuccessful$;
import akka.persistence.PersistentEnvelope;
import akka.persistence.PersistentRepr;
import akka.testkit.javadsl.TestKit;
import io.evenkeel.persistence.lease.HeldShard;
import io.evenkeel.persistence.lease.LeaseFixture;
import io.evenkeel.persistence.lease.MemoryLeaseTable.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/** The writer of entity {@code T|e}, of shard s in epoch 1, between a probe and another. */
class FencedWriterTest {

  private static final IllegalStateException TIMEOUT = new IllegalStateException("timeout");

  private static ActorSystem system;

  private final LeaseFixture lease = new LeaseFixture();
  private final Owners owners = new Owners();
  private final MemoryRows rows = new MemoryRows();
  private final EntityFence fence =
      new EntityFence(
          lease.leases(), owners, new FencedReplay(lease.leases(), owners, new Chains(rows)));
  private final TestKit entity = new TestKit(system);
  private final TestKit store = new TestKit(system);
  private final List<ActorRef> ended = new ArrayList<>();
  private HeldShard shard;
  private FencedWriter writer;

  /** Of the last write or marker. */
  private ActorRef answers;

  @BeforeAll
  static void open() {
    system = ActorSystem.create("writer");
  }

  @AfterAll
  static void close() {
    TestKit.shutdownActorSystem(system);
  }

  @BeforeEach
  void start() {
    owners.add("T", id -> "s");
    shard = lease.acquire("s");
    writer = writerOf(entity.getRef());
  }

  @Test
  void eachEventSaysWhoWroteItAndWhoWroteTheOneBefore() {
    rows.add("1:-<1.1");
    shard.nextStart();
    recover("T|e", 1);
    expectReplayed("1:-<1.1");
    write(7, 2);
    assertThat(stamps()).containsExactly("2:1.1<1.2");
    succeed(7, 2);
    write(7, 3, 4);
    assertThat(stamps()).containsExactly("3:1.2<1.2", "4:1.2<1.2");
  }

  @Test
  void aConfirmedWriteIsPassedOnAndNothingIsInDoubt() {
    recoverEmpty();
    write(7, 1);
    assertThat(stamps()).containsExactly("1:-<1.1");
    answer(WriteMessagesSuccessful$.MODULE$);
    succeed(7, 1);
    assertThat(entity.expectMsgClass(WriteMessageSuccess.class).persistent().sequenceNr())
        .isEqualTo(1);
    entity.expectMsg(WriteMessagesSuccessful$.MODULE$);
    assertThat(release()).isTrue();
  }

  @Test
  void aWriteThatIsAnsweredAfterTheLeaseEndedIsNotConfirmedAndIsCounted() {
    recoverEmpty();
    write(7, 1);
    lease.expire();
    succeed(7, 1);
    var failure = entity.expectMsgClass(WriteMessageFailure.class);
    assertThat(failure.cause()).isInstanceOf(LeaseLost.class);
    assertThat(failure.actorInstanceId()).isEqualTo(7);
    assertThat(fence.closedGates()).isEqualTo(1);
  }

  @Test
  void aWriteWithoutALeaseIsRefusedAndNeverSent() {
    recoverEmpty();
    lease.expire();
    write(7, 1, 2);
    assertThat(entity.expectMsgClass(WriteMessagesFailed.class).cause())
        .isInstanceOf(LeaseLost.class)
        .hasMessage("this node does not hold the lease of T|e");
    assertThat(entity.expectMsgClass(WriteMessageFailure.class).message().sequenceNr())
        .isEqualTo(1);
    assertThat(entity.expectMsgClass(WriteMessageFailure.class).message().sequenceNr())
        .isEqualTo(2);
    assertThat(store.msgAvailable()).isFalse();
    assertThat(fence.closedGates()).isZero();
    lease.renew();
    assertThat(release()).isTrue();
  }

  @Test
  void aWriteBeforeAnyReplayIsRefused() {
    write(7, 1);
    entity.expectMsgClass(WriteMessagesFailed.class);
    assertThat(store.msgAvailable()).isFalse();
  }

  /** A persistent actor may write again as soon as its batch is stored. */
  @Test
  void thatABatchIsStoredIsSaidAfterItsEvents() {
    recoverEmpty();
    write(7, 1, 2);
    answer(WriteMessagesSuccessful$.MODULE$);
    succeed(7, 1);
    entity.expectMsgClass(WriteMessageSuccess.class);
    assertThat(entity.msgAvailable()).isFalse();
    succeed(7, 2);
    entity.expectMsgClass(WriteMessageSuccess.class);
    entity.expectMsg(WriteMessagesSuccessful$.MODULE$);
    write(7, 3);
    assertThat(stamps()).containsExactly("3:1.1<1.1");
  }

  @Test
  void aConfirmedWriteComesFromTheSenderOfItsCommand() {
    recoverEmpty();
    write(7, 1);
    sent();
    answers.tell(new WriteMessageSuccess(MemoryRows.event("x", 1), 7), store.getRef());
    entity.expectMsgClass(WriteMessageSuccess.class);
    assertThat(entity.getLastSender()).isEqualTo(store.getRef());
  }

  @Test
  void aSecondWriteBeforeTheAnswerToTheFirstIsRefused() {
    recoverEmpty();
    write(7, 1);
    sent();
    write(7, 2);
    assertThat(entity.expectMsgClass(WriteMessagesFailed.class).cause())
        .hasMessage("two writes at once of T|e");
    entity.expectMsgClass(WriteMessageFailure.class);
    assertThat(store.msgAvailable()).isFalse();
    succeed(7, 1);
    entity.expectMsgClass(WriteMessageSuccess.class);
  }

  @Test
  void aFailedWriteIsPassedOnAndInDoubt() {
    recoverEmpty();
    write(7, 1);
    answer(new WriteMessageFailure(MemoryRows.event("x", 1), TIMEOUT, 7));
    assertThat(entity.expectMsgClass(WriteMessageFailure.class).cause()).isSameAs(TIMEOUT);
    assertThat(shard.pin(shard.nextStart(), "T|e").lastUnclean()).isEqualTo(1);
    assertThat(release()).isFalse();
  }

  @Test
  void aRejectedWriteIsPassedOnAndNotInDoubt() {
    recoverEmpty();
    write(7, 1);
    answer(new WriteMessageRejected(MemoryRows.event("x", 1), TIMEOUT, 7));
    entity.expectMsgClass(WriteMessageRejected.class);
    assertThat(release()).isTrue();
  }

  @Test
  void aStateThatALateRowCouldReplaceIsMarkedBeforeItIsShown() {
    retakeUnclean();
    rows.add("1:-<1.1", "2:1.1<1.1");
    recover("T|e", 1);
    assertThat(stamps()).containsExactly("3:1.1<2.1");
    assertThat(entity.msgAvailable()).isFalse();
    answer(WriteMessagesSuccessful$.MODULE$);
    answer(new WriteMessageSuccess(MemoryRows.event(Marker.PIN, 3), -1));
    expectReplayed("1:-<1.1", "2:1.1<1.1");
    entity.expectMsg(new RecoverySuccess(3));
    write(7, 4);
    assertThat(stamps()).containsExactly("4:2.1<2.1");
  }

  @Test
  void aStateIsNotShownWhenItsMarkerFails() {
    retakeUnclean();
    rows.add("1:-<1.1");
    recover("T|e", 1);
    sent();
    answer(new WriteMessagesFailed(TIMEOUT, 1));
    answer(new WriteMessageFailure(MemoryRows.event(Marker.PIN, 2), TIMEOUT, -1));
    assertThat(entity.expectMsgClass(ReplayMessagesFailure.class).cause()).isSameAs(TIMEOUT);
    assertThat(release()).isFalse();
  }

  @Test
  void aStateIsNotShownWhenTheLeaseEndsBeforeItsMarkerIsStored() {
    retakeUnclean();
    rows.add("1:-<1.1");
    recover("T|e", 1);
    lease.expire();
    answer(new WriteMessageSuccess(MemoryRows.event(Marker.PIN, 2), -1));
    assertThat(entity.expectMsgClass(ReplayMessagesFailure.class).cause())
        .isInstanceOf(LeaseLost.class);
  }

  @Test
  void aStateIsNotShownWhenTheLeaseEndedWhileItWasRead() {
    rows.hold();
    recover("T|e", 1);
    lease.expire();
    rows.deliver();
    assertThat(entity.expectMsgClass(ReplayMessagesFailure.class).cause())
        .isInstanceOf(LeaseLost.class)
        .hasMessage("the lease ended while the journal was read");
  }

  @Test
  void aReplayDuringAWriteDoubtsItAndIgnoresItsAnswer() {
    recoverEmpty();
    write(7, 1);
    sent();
    rows.add("1:-<1.1");
    recover("T|e", 1);
    expectReplayed("1:-<1.1");
    entity.expectMsg(new RecoverySuccess(1));
    write(8, 2);
    assertThat(stamps()).containsExactly("2:1.1<1.2");
    succeed(7, 1);
    assertThat(entity.msgAvailable()).isFalse();
    succeed(8, 2);
    assertThat(entity.expectMsgClass(WriteMessageSuccess.class).actorInstanceId()).isEqualTo(8);
    assertThat(release()).isTrue();
  }

  @Test
  void ofTwoReplaysTheLaterOneIsAnswered() {
    rows.hold();
    recover("T|e", 1);
    recover("T|e", 1);
    rows.deliver();
    entity.expectMsg(new RecoverySuccess(0));
    assertThat(entity.msgAvailable()).isFalse();
    write(7, 1);
    assertThat(stamps()).containsExactly("1:-<1.2");
  }

  @Test
  void aWriterEndsWithItsEntityAndGivesALeaseOfItsOwnBack() {
    recover("own", 1);
    entity.expectMsg(new RecoverySuccess(0));
    assertThat(lease.leases().held("entity-own")).isPresent();
    writer.end();
    assertThat(ended).contains(entity.getRef());
    assertThat(lease.leases().held("entity-own")).isEmpty();
    assertThat(lease.table().changes()).contains("release entity-own 1 clean");
  }

  @Test
  void aWriterWaitsForTheAnswerOfTheStoreBeforeItEnds() {
    recover("own", 1);
    write(7, 1);
    writer.end();
    succeed(7, 1);
    assertThat(ended).contains(entity.getRef());
    assertThat(lease.table().changes()).contains("release entity-own 1 clean");
  }

  @Test
  void aWriterWaitsForTheLeaseItAskedForBeforeItEnds() {
    lease.table().network(Network.HOLDS_REQUESTS);
    recover("own", 1);
    lease.table().network(Network.WORKS);
    writer.end();
    lease.table().deliver();
    assertThat(ended).contains(entity.getRef());
    assertThat(lease.leases().held("entity-own")).isEmpty();
  }

  @Test
  void aWriterWaitsForARecoveryThatNobodyWaitsForAnyMore() {
    rows.hold();
    recover("T|e", 1);
    recover("T|e", 1);
    writer.end();
    assertThat(ended).isEmpty();
    rows.deliver();
    assertThat(ended).containsExactly(entity.getRef());
    assertThat(entity.msgAvailable()).isFalse();
  }

  @Test
  void anEntityThatStartedAgainKeepsTheLeaseWhenItsFirstWriterEnds() {
    recover("own", 1);
    var again = new TestKit(system);
    var second = writerOf(again.getRef());
    second.replay(replay("own", 1, again));
    again.expectMsg(new RecoverySuccess(0));
    writer.end();
    assertThat(ended).contains(entity.getRef());
    assertThat(lease.leases().held("entity-own").filter(HeldShard::isValid)).isPresent();
    second.end();
    assertThat(ended).contains(again.getRef());
    assertThat(lease.leases().held("entity-own")).isEmpty();
  }

  // -- steps

  private FencedWriter writerOf(ActorRef of) {
    return new FencedWriter(
        of,
        store.getRef(),
        fence,
        (ExtendedActorSystem) system,
        store.getRef().path().child("answers"),
        () -> ended.add(of));
  }

  /** The shard in epoch 2, after an epoch that did not end cleanly. */
  private void retakeUnclean() {
    shard = lease.acquire("s");
    assertThat(shard.epoch().cleanSince()).isEqualTo(2);
  }

  private void recoverEmpty() {
    recover("T|e", 1);
    entity.expectMsg(new RecoverySuccess(0));
  }

  private void recover(String persistenceId, long from) {
    writer.replay(replay(persistenceId, from, entity));
  }

  private static ReplayMessages replay(String persistenceId, long from, TestKit to) {
    return new ReplayMessages(from, Long.MAX_VALUE, Long.MAX_VALUE, persistenceId, to.getRef());
  }

  private void write(int instance, long... sequenceNrs) {
    var events = Arrays.stream(sequenceNrs).mapToObj(nr -> MemoryRows.event("x", nr)).toList();
    var write = AtomicWrite.apply(CollectionConverters.asScala(events).toList());
    writer.write(
        new WriteMessages(
            CollectionConverters.<PersistentEnvelope>asScala(List.of(write)).toList(),
            entity.getRef(),
            instance));
  }

  private void succeed(int instance, long sequenceNr) {
    answer(new WriteMessageSuccess(MemoryRows.event("x", sequenceNr), instance));
  }

  private WriteMessages sent() {
    var write = store.expectMsgClass(WriteMessages.class);
    answers = write.persistentActor();
    return write;
  }

  private void answer(Object message) {
    if (store.msgAvailable()) {
      sent();
    }
    answers.tell(message, ActorRef.noSender());
  }

  private List<String> stamps() {
    return Writes.events(sent()).stream().map(FencedWriterTest::stamp).toList();
  }

  private static String stamp(PersistentRepr event) {
    return event.sequenceNr() + ":" + event.writerUuid();
  }

  private void expectReplayed(String... payloads) {
    Stream.of(payloads)
        .forEach(
            payload ->
                assertThat(entity.expectMsgClass(ReplayedMessage.class).persistent().payload())
                    .isEqualTo(payload));
  }

  /** Whether the shard is handed over as clean. */
  private boolean release() {
    lease.leases().release("s").toCompletableFuture().join();
    return lease.table().row("s").orElseThrow().clean();
  }
}
