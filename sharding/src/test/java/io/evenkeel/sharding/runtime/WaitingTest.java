package io.evenkeel.sharding.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.sharding.runtime.EntityProtocol.Read;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import org.junit.jupiter.api.Test;

class WaitingTest {

  private static final Rejection AWAY =
      Rejection.of(Rejection.Kind.UNAVAILABLE, "the journal cannot be reached");

  private final TestInbox<EntityReply> caller = TestInbox.create();
  private final Waiting waiting = new Waiting(2, "http://owner");

  @Test
  void whatIsTurnedAwayIsNotCarriedOutLater() {
    var request = request();
    assertThat(waiting.admit(request)).isTrue();
    waiting.suspend(AWAY);
    assertThat(waiting.take(request)).isFalse();
    expectOnly(Rejection.Kind.UNAVAILABLE);
  }

  /** Two equal requests are two requests. */
  @Test
  void equalRequestsAreToldApart() {
    waiting.admit(new Read(caller.getRef()));
    waiting.admit(new Read(caller.getRef()));
    waiting.suspend(AWAY);
    assertThat(caller.getAllReceived()).hasSize(2);
  }

  @Test
  void whatIsBeingWrittenHasAnUnknownOutcome() {
    var request = request();
    waiting.admit(request);
    waiting.take(request);
    waiting.writing(request);
    waiting.suspend(AWAY);
    expectOnly(Rejection.Kind.OUTCOME_UNKNOWN);
    waiting.end();
    assertThat(caller.hasMessages()).isFalse();
  }

  @Test
  void whatIsWrittenIsNobodysBusinessAnyMore() {
    var request = request();
    waiting.admit(request);
    waiting.take(request);
    waiting.writing(request);
    waiting.written();
    waiting.suspend(AWAY);
    assertThat(caller.hasMessages()).isFalse();
  }

  @Test
  void noMoreThanTheBoundMayWait() {
    waiting.admit(request());
    waiting.admit(request());
    assertThat(waiting.admit(request())).isFalse();
    expectOnly(Rejection.Kind.UNAVAILABLE);
  }

  @Test
  void newRequestsAreTurnedAwayUntilTheJournalIsBack() {
    waiting.suspend(AWAY);
    assertThat(waiting.admit(request())).isFalse();
    expectOnly(Rejection.Kind.UNAVAILABLE);
    waiting.resume();
    assertThat(waiting.admit(request())).isTrue();
  }

  private Request request() {
    return new Read(caller.getRef());
  }

  private void expectOnly(Rejection.Kind kind) {
    assertThat(caller.getAllReceived()).extracting(EntityActorFixture::kind).containsExactly(kind);
  }
}
