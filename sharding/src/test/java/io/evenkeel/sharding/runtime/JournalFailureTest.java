package io.evenkeel.sharding.runtime;

import static io.evenkeel.sharding.runtime.EntityActorFixture.add;
import static io.evenkeel.sharding.runtime.EntityActorFixture.kind;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.Rejection;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever the journal does: every call is answered, and the entity comes back. */
class JournalFailureTest {

  private static final EntityActorFixture FIXTURE = new EntityActorFixture();

  @AfterEach
  void theJournalIsBack() {
    FIXTURE.journal.resetPolicy();
  }

  @AfterAll
  static void stop() {
    FIXTURE.close();
  }

  @Test
  void aFailedWriteHasAnUnknownOutcomeAndWhatWaitedWasNotCarriedOut() {
    var gate = new GatedJournal();
    FIXTURE.journal.withPolicy(gate);
    var actor = FIXTURE.start("a");
    var writing = FIXTURE.send(actor, add(1));
    gate.awaitWrite();
    var waiting = IntStream.range(0, 3).mapToObj(i -> FIXTURE.send(actor, add(1))).toList();
    gate.fail();
    assertThat(kind(writing.receiveMessage())).isEqualTo(Rejection.Kind.OUTCOME_UNKNOWN);
    assertThat(waiting)
        .extracting(probe -> kind(probe.receiveMessage()))
        .containsOnly(Rejection.Kind.UNAVAILABLE);
    assertThat(FIXTURE.askUntilAvailable(actor, add(5)))
        .hasToString("Done[reply={\"value\":5}, revision=1, replayed=false, owner=http://owner]");
  }

  @Test
  void moreCallsThanMayWaitAreTurnedAwayAtOnce() {
    var gate = new GatedJournal();
    FIXTURE.journal.withPolicy(gate);
    var actor = FIXTURE.start("b");
    var writing = FIXTURE.send(actor, add(1));
    gate.awaitWrite();
    var waiting =
        IntStream.range(0, EntityActorFixture.MAX_WAITING)
            .mapToObj(i -> FIXTURE.send(actor, add(1)))
            .toList();
    assertThat(FIXTURE.ask(actor, add(1)))
        .extracting(Object::toString)
        .asString()
        .contains("UNAVAILABLE", "more than 3 calls wait for it");
    gate.succeed();
    assertThat(writing.receiveMessage()).isInstanceOf(EntityReply.Done.class);
    assertThat(waiting)
        .extracting(TestProbe::receiveMessage)
        .allSatisfy(reply -> assertThat(reply).isInstanceOf(EntityReply.Done.class));
    assertThat(FIXTURE.read(actor).toString()).contains("{\"value\":4}, revision=4");
  }

  @Test
  void aRejectedWriteIsAnsweredAndTheEntityWorksAgain() {
    var actor = FIXTURE.start("c");
    FIXTURE.ask(actor, add(1));
    FIXTURE.journal.rejectNextPersisted("counter|c");
    assertThat(kind(FIXTURE.ask(actor, add(1)))).isEqualTo(Rejection.Kind.FAILED);
    assertThat(FIXTURE.askUntilAvailable(actor, add(5)).toString()).contains("{\"value\":6}");
  }

  @Test
  void aKeyMakesTheRetryOfAnUnknownOutcomeSafe() {
    var actor = FIXTURE.start("d");
    var call = add(1).withKey("k");
    FIXTURE.journal.failNextPersisted("counter|d");
    assertThat(kind(FIXTURE.ask(actor, call))).isEqualTo(Rejection.Kind.OUTCOME_UNKNOWN);
    FIXTURE.askUntilAvailable(actor, call);
    assertThat(FIXTURE.ask(actor, call).toString()).contains("{\"value\":1}", "replayed=true");
  }

  @Test
  void aFailedReplayIsAnsweredAndTriedAgain() {
    FIXTURE.journal.failNextRead("counter|e");
    var actor = FIXTURE.start("e");
    var first = FIXTURE.ask(actor, add(1));
    assertThat(kind(first)).isEqualTo(Rejection.Kind.UNAVAILABLE);
    assertThat(FIXTURE.askUntilAvailable(actor, add(1)).toString()).contains("{\"value\":1}");
  }

  @Test
  void anEntityThatStopsAnswersWhatItHasNotCarriedOut() {
    var gate = new GatedJournal();
    FIXTURE.journal.withPolicy(gate);
    var actor = FIXTURE.start("f");
    var writing = FIXTURE.send(actor, add(1));
    gate.awaitWrite();
    var waiting =
        IntStream.range(0, EntityActorFixture.MAX_WAITING)
            .mapToObj(i -> FIXTURE.send(actor, add(1)))
            .toList();
    FIXTURE.ask(actor, add(1)); // turned away at once, so the others are inside
    FIXTURE.kit.stop(actor);
    gate.succeed();
    writing.receiveMessage();
    waiting.forEach(TestProbe::receiveMessage);
  }
}
