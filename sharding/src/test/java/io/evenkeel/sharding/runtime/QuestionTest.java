package io.evenkeel.sharding.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.sharding.typed.testkit.javadsl.TestEntityRef;
import akka.util.MessageBufferMap;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.json.JsonText;
import io.evenkeel.sharding.runtime.EntityProtocol.Read;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An entity that loses messages, as sharding may. */
class QuestionTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration LATE = Duration.ofSeconds(20);

  private final TestProbe<Request> mailbox = KIT.createTestProbe();
  private final EntityRef<Request> entity =
      TestEntityRef.of(EntityTypeKey.create(Request.class, "any"), "a", mailbox.getRef());

  @BeforeAll
  static void watch() {
    LostRequests.watch(KIT.system());
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void whatIsLostIsSentAgainUntilItIsAnswered() {
    var answer = question(SOON, LATE).answer();
    mailbox.receiveMessage();
    mailbox.receiveMessage();
    var reply = new EntityReply.State(JsonText.NULL, 3, "");
    mailbox.receiveMessage().replyTo().tell(reply);
    assertThat(answer.join()).isEqualTo(reply);
  }

  @Test
  void theSenderLearnsInTimeThatThereIsNoAnswer() {
    assertThat(question(SOON, SOON.multipliedBy(4)).answer().join())
        .isEqualTo(
            new EntityReply.Rejected(
                Rejection.of(Rejection.Kind.OUTCOME_UNKNOWN, "no answer from the entity in 200 ms"),
                ""));
    assertThat(mailbox.receiveSeveralMessages(3)).hasSize(3); // after 0, 50 and 150 ms
    mailbox.expectNoMessage(SOON);
  }

  @Test
  void whatMayBeSentOnceIsSentOnce() {
    question(SOON, SOON).answer().join();
    mailbox.receiveMessage();
    mailbox.expectNoMessage(SOON);
  }

  @Test
  void whoseNodeIsGoneAndWasSentOnceHasAnUnknownOutcomeAtOnce() {
    var question = question(LATE, LATE);
    question.newHome();
    question.nodeIsGone();
    assertThat(question.answer().join()).isInstanceOf(EntityReply.Rejected.class);
    mailbox.receiveMessage();
    mailbox.expectNoMessage(SOON);
  }

  @Test
  void whatMayBeSentAgainGoesToTheNewHome() {
    var question = question(LATE.dividedBy(2), LATE);
    mailbox.receiveMessage();
    question.nodeIsGone();
    mailbox.expectNoMessage(SOON);
    question.newHome();
    var reply = new EntityReply.State(JsonText.NULL, 3, "");
    mailbox.receiveMessage().replyTo().tell(reply);
    assertThat(question.answer().join()).isEqualTo(reply);
    question.newHome();
    mailbox.expectNoMessage(SOON);
  }

  @Test
  void whatCameBackIsSentAgainUntilTheEntityHasMoved() {
    var question = question(LATE, LATE);
    mailbox.receiveMessage().replyTo().tell(new EntityReply.Rejected(Waiting.MOVING, ""));
    mailbox.receiveMessage().replyTo().tell(new EntityReply.Rejected(Waiting.MOVING, ""));
    var reply = new EntityReply.State(JsonText.NULL, 3, "");
    mailbox.receiveMessage().replyTo().tell(reply);
    assertThat(question.answer().join()).isEqualTo(reply);
  }

  @Test
  void anEntityThatMovesForTooLongIsUnavailableAndNotUnknown() {
    var question = question(SOON, SOON);
    var moving = new EntityReply.Rejected(Waiting.MOVING, "");
    mailbox.receiveMessage().replyTo().tell(moving);
    mailbox.receiveMessage().replyTo().tell(moving);
    assertThat(question.answer().join()).isEqualTo(moving);
  }

  @Test
  void whoIsTurnedAwayAfterATryWithoutAnAnswerHasAnUnknownOutcome() {
    var question = question(SOON, LATE);
    mailbox.receiveMessage();
    var turnedAway = Rejection.of(Rejection.Kind.UNAVAILABLE, "not now");
    mailbox.receiveMessage().replyTo().tell(new EntityReply.Rejected(turnedAway, ""));
    assertThat(((EntityReply.Rejected) question.answer().join()).rejection().kind())
        .isEqualTo(Rejection.Kind.OUTCOME_UNKNOWN);
  }

  @Test
  void deadLettersAreAnswered() {
    var reply = KIT.createTestProbe(EntityReply.class);
    var letter = new ShardingEnvelope<Request>("a", new Read(reply.getRef()));
    var lost = new EntityReply.Rejected(Waiting.MOVING, "");
    reply.awaitAssert(
        LATE,
        () -> {
          KIT.system().deadLetters().tell(letter);
          return assertThat(reply.receiveMessage(SOON)).isEqualTo(lost);
        });
  }

  /** As a region does with what came to it between the begin of a hand-over and the hand-over. */
  @Test
  void whatIsDroppedFromABufferIsAnswered() {
    var reply = KIT.createTestProbe(EntityReply.class);
    var nobody = Adapter.toClassic(KIT.system()).deadLetters();
    var letter = new ShardingEnvelope<Request>("a", new Read(reply.getRef()));
    reply.awaitAssert(
        LATE,
        () -> {
          var buffers = new MessageBufferMap<String>();
          buffers.append("shard", letter, nobody);
          buffers.drop("shard", "hand-over", nobody);
          return assertThat(reply.receiveMessage(SOON))
              .isEqualTo(new EntityReply.Rejected(Waiting.MOVING, ""));
        });
  }

  @Test
  void onlyQuestionsToTheNodeThatIsGoneAreTold() {
    var inFlight = new InFlight(10);
    answered(inFlight, "a", "http://one");
    answered(inFlight, "b", "http://two");
    var toOne = inFlight.keep(new EntityKey("any", "a"), question(LATE, LATE));
    var toTwo = inFlight.keep(new EntityKey("any", "b"), question(LATE, LATE));
    var unknown = inFlight.keep(new EntityKey("other", "a"), question(LATE, LATE));
    inFlight.toThoseAt("http://one", Question::nodeIsGone);
    assertThat(toOne).isDone();
    assertThat(toTwo).isNotDone();
    assertThat(unknown).isNotDone();
  }

  private void answered(InFlight inFlight, String id, String owner) {
    var answer = inFlight.keep(new EntityKey("any", id), question(LATE, LATE));
    mailbox.receiveMessage().replyTo().tell(new EntityReply.State(JsonText.NULL, 1, owner));
    answer.join();
  }

  private Question question(Duration resendAfter, Duration timeout) {
    return Question.ask(
        entity,
        new Question.Terms(Read::new, resendAfter, timeout, Rejection.Kind.OUTCOME_UNKNOWN));
  }
}
