package io.evenkeel.sharding.runtime;

import static io.evenkeel.sharding.runtime.EntityActorFixture.add;
import static io.evenkeel.sharding.runtime.EntityActorFixture.counter;
import static org.assertj.core.api.Assertions.assertThat;

import akka.persistence.testkit.javadsl.SnapshotTestKit;
import io.evenkeel.core.builtin.Counter;
import io.evenkeel.core.entity.Commit;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.entity.Snapshot;
import io.evenkeel.core.entity.StoredEvent;
import io.evenkeel.core.json.JsonText;
import io.evenkeel.sharding.runtime.EntityProtocol.Recover;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EntityActorTest {

  private static final EntityActorFixture FIXTURE = new EntityActorFixture();

  @AfterAll
  static void stop() {
    FIXTURE.close();
  }

  @Test
  void theReplyComesOnceTheCommitIsInTheJournal() {
    var reply = FIXTURE.ask(FIXTURE.start("a"), add(3));
    assertThat(text(reply)).isEqualTo("{\"value\":3} at 1");
    assertThat(reply.owner()).isEqualTo("http://owner");
    var stored = FIXTURE.journal.expectNextPersistedClass("counter|a", Commit.class);
    assertThat(stored.revision()).isEqualTo(1);
    assertThat(stored.events()).extracting(StoredEvent::type).containsExactly("added");
  }

  @Test
  void theStateIsReadAlsoBeforeTheFirstEvent() {
    var actor = FIXTURE.start("b");
    assertThat(text(FIXTURE.read(actor))).isEqualTo("{\"value\":0} at 0");
    FIXTURE.ask(actor, add(3));
    assertThat(text(FIXTURE.read(actor))).isEqualTo("{\"value\":3} at 1");
    FIXTURE.journal.expectNextPersistedClass("counter|b", Commit.class);
    FIXTURE.journal.expectNothingPersisted("counter|b");
  }

  @Test
  void anEntityThatIsToRecoverReadsItsJournalAndStoresNothing() {
    var before = FIXTURE.start("warm");
    FIXTURE.ask(before, add(3));
    FIXTURE.journal.expectNextPersistedClass("counter|warm", Commit.class);
    var after = FIXTURE.restart(before, "warm", Counter.TYPE);
    var probe = FIXTURE.kit.<EntityReply>createTestProbe();
    after.tell(new Recover(probe.getRef()));
    assertThat(text(probe.receiveMessage())).isEqualTo("null at 1");
    FIXTURE.journal.expectNothingPersisted("counter|warm");
    assertThat(text(FIXTURE.ask(after, add(4)))).isEqualTo("{\"value\":7} at 2");
  }

  @Test
  void aRejectedCommandStoresNothing() {
    var actor = FIXTURE.start("c");
    FIXTURE.ask(actor, add(Long.MAX_VALUE));
    FIXTURE.journal.expectNextPersistedClass("counter|c", Commit.class);
    assertThat(EntityActorFixture.kind(FIXTURE.ask(actor, add(1))))
        .isEqualTo(Rejection.Kind.REFUSED);
    FIXTURE.journal.expectNothingPersisted("counter|c");
  }

  @Test
  void aRepeatedKeyIsRecognisedByTheNextActorOfTheEntity() {
    var call = add(3).withKey("k");
    var first = FIXTURE.start("d");
    FIXTURE.ask(first, call);
    FIXTURE.ask(first, add(4));
    var second = FIXTURE.restart(first, "d", Counter.TYPE);
    assertThat(text(FIXTURE.ask(second, call))).isEqualTo("{\"value\":3} at 1 again");
    assertThat(text(FIXTURE.read(second))).isEqualTo("{\"value\":7} at 2");
  }

  @Test
  void aRepeatedKeyIsRecognisedAcrossSnapshots() {
    var type = Counter.TYPE.snapshotEvery(2);
    var call = add(3).withKey("k");
    var first = FIXTURE.start("e", type);
    FIXTURE.ask(first, call);
    for (int i = 0; i < 4; i++) {
      FIXTURE.ask(first, add(1));
    }
    var snapshots = SnapshotTestKit.create(FIXTURE.kit.system());
    snapshots.expectNextPersistedClass("counter|e", Snapshot.class);
    var snapshot = snapshots.expectNextPersistedClass("counter|e", Snapshot.class);
    assertThat(snapshot.revision()).isEqualTo(4);
    var second = FIXTURE.restart(first, "e", type);
    assertThat(text(FIXTURE.ask(second, call))).isEqualTo("{\"value\":3} at 1 again");
    assertThat(text(FIXTURE.ask(second, add(1)))).isEqualTo("{\"value\":8} at 6");
  }

  /** What came while it found out is carried out afterwards, in the order it came. */
  @Test
  void aSnapshotThatCannotBeUsedIsReplacedByTheEvents() {
    var type = Counter.TYPE.snapshotEvery(2);
    var first = FIXTURE.start("h", type);
    for (int i = 1; i <= 5; i++) {
      FIXTURE.ask(first, add(i));
    }
    SnapshotTestKit.create(FIXTURE.kit.system())
        .expectNextPersistedClass("counter|h", Snapshot.class);
    var newer = type.snapshotVersion(2);
    var second = FIXTURE.restart(first, "h", newer);
    var replies =
        Stream.of(10, 100, 1000).map(amount -> FIXTURE.send(second, add(amount))).toList().stream()
            .map(probe -> text(probe.receiveMessage()));
    assertThat(replies)
        .containsExactly("{\"value\":25} at 6", "{\"value\":125} at 7", "{\"value\":1125} at 8");
    var third = FIXTURE.restart(second, "h", newer);
    assertThat(text(FIXTURE.read(third))).isEqualTo("{\"value\":1125} at 8");
  }

  @Test
  void anEntityWithAnEventItCannotReadLivesAndSaysSo() {
    var event = new StoredEvent("doubled", new JsonText("{}"));
    FIXTURE.journal.persistForRecovery(
        "counter|f", List.of(new Commit(1, List.of(event), Optional.empty(), 0)));
    var actor = FIXTURE.start("f");
    for (var reply : List.of(FIXTURE.read(actor), FIXTURE.ask(actor, add(1)))) {
      assertThat(EntityActorFixture.kind(reply)).isEqualTo(Rejection.Kind.UNREADABLE);
    }
  }

  /** Java 17 does not check that an instanceof chain is complete, so this test does. */
  @Test
  void everyKindOfRequestIsAnswered() {
    var actor = FIXTURE.start("g");
    for (var type : Request.class.getPermittedSubclasses()) {
      var probe = FIXTURE.kit.<EntityReply>createTestProbe();
      actor.tell(Samples.request(type, probe.getRef()));
      probe.receiveMessage();
    }
  }

  @Test
  void theIdOfAJournalKeepsTypesApart() {
    assertThat(EntityActor.persistenceId(counter("a|b"))).isEqualTo("counter|a|b");
  }

  static String text(EntityReply reply) {
    if (reply instanceof EntityReply.Done done) {
      return done.reply() + " at " + done.revision() + (done.replayed() ? " again" : "");
    } else if (reply instanceof EntityReply.State state) {
      return state.state() + " at " + state.revision();
    }
    return reply.toString();
  }
}
