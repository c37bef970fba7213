package io.evenkeel.sharding.runtime;

import static io.evenkeel.sharding.runtime.EntityActorFixture.add;
import static io.evenkeel.sharding.runtime.EntityActorFixture.counter;
import static io.evenkeel.sharding.runtime.EntityActorFixture.kind;
import static io.evenkeel.sharding.runtime.EntityActorTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import akka.persistence.testkit.javadsl.PersistenceTestKit;
import akka.stream.javadsl.Sink;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.Evenkeel;
import io.evenkeel.core.EvenkeelNode;
import io.evenkeel.core.builtin.BuiltInApp;
import io.evenkeel.core.entity.Call;
import io.evenkeel.core.entity.Commit;
import io.evenkeel.core.entity.Entities;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.RecordedEvent;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.entity.StoredEvent;
import io.evenkeel.core.json.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A real node, alone in its cluster, with the journal in memory. */
class ShardedEntitiesTest {

  private static final EvenkeelNode NODE = start();
  private static final Entities ENTITIES = NODE.service(Entities.class);
  private static final PersistenceTestKit JOURNAL = PersistenceTestKit.create(NODE.system());

  private static EvenkeelNode start() {
    var config =
        ConfigFactory.parseString(
                """
                evenkeel.port = 0
                evenkeel.entity.read-journal = "akka.persistence.testkit.query"
                evenkeel.entity.ask-timeout = 3s
                """)
            .withFallback(EntityActorFixture.inMemory());
    var node = Evenkeel.node("sharded").withConfig(config).with(new BuiltInApp()).start();
    await(node.ready());
    return node;
  }

  @AfterAll
  static void stop() {
    await(NODE.stop());
  }

  @Test
  void aCallIsCarriedOutAndTheStateRead() {
    assertThat(text(call("a", add(3)))).isEqualTo("{\"value\":3} at 1");
    assertThat(text(call("a", add(4)))).isEqualTo("{\"value\":7} at 2");
    assertThat(text(await(ENTITIES.read(counter("a"))))).isEqualTo("{\"value\":7} at 2");
  }

  @Test
  void aNodeThatIsReadySaysSo() {
    assertThat(NODE.readinessReport()).doesNotContain("waiting", "failed");
  }

  @Test
  void anEntityThatNeverHadAnEventHasRevisionZero() {
    assertThat(text(await(ENTITIES.read(counter("never"))))).isEqualTo("{\"value\":0} at 0");
  }

  @Test
  void anIdMayHoldAnyCharacters() {
    for (var id : List.of("a/b", "a b", "ä€😀", "a|b", "%2F", "?x=1#y", "€".repeat(85))) {
      assertThat(text(call(id, add(1)))).as(id).isEqualTo("{\"value\":1} at 1");
    }
  }

  @Test
  void thePastIsReadAtEachRevision() {
    call("past", add(3));
    call("past", add(4).withKey("k"));
    call("past", add(5));
    assertThat(text(readAt("past", 1))).isEqualTo("{\"value\":3} at 1");
    assertThat(text(readAt("past", 2))).isEqualTo("{\"value\":7} at 2");
    assertThat(text(readAt("past", 99))).isEqualTo("{\"value\":12} at 3");
    assertThat(text(readAt("unborn", 1))).isEqualTo("{\"value\":0} at 0");
  }

  @Test
  void theEventsAreReadFromARevisionOn() {
    for (int i = 1; i <= 5; i++) {
      call("events", add(i));
    }
    assertThat(events("events", 1))
        .extracting(RecordedEvent::revision)
        .containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(events("events", 4))
        .extracting(e -> e.data().tree().path("amount").asInt())
        .containsExactly(4, 5);
    assertThat(events("events", 6)).isEmpty();
    assertThat(events("unborn", 1)).isEmpty();
  }

  @Test
  void aLiveStreamGoesOnWithWhatHappens() {
    call("live", add(1));
    var three =
        ENTITIES.events(counter("live"), 1, true).take(3).runWith(Sink.seq(), NODE.system());
    call("live", add(2));
    call("live", add(3));
    assertThat(await(three)).extracting(RecordedEvent::revision).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aLiveStreamIsResumedAtARevisionToCome() {
    call("resumed", add(1));
    var next =
        ENTITIES.events(counter("resumed"), 3, true).take(1).runWith(Sink.seq(), NODE.system());
    call("resumed", add(2));
    call("resumed", add(3));
    assertThat(await(next)).extracting(RecordedEvent::revision).containsExactly(3L);
  }

  @Test
  void aJournalThatCannotBeReadIsSaidForThePastAsWell() {
    var event = new StoredEvent("doubled", Samples.TEXT);
    JOURNAL.persistForRecovery(
        "counter|broken", List.of(new Commit(1, List.of(event), Optional.empty(), 0)));
    assertThat(kind(readAt("broken", 1))).isEqualTo(Rejection.Kind.UNREADABLE);
    assertThat(kind(await(ENTITIES.read(counter("broken"))))).isEqualTo(Rejection.Kind.UNREADABLE);
  }

  @Test
  void aHistoryWithARowThatCannotBeReadFailsInsteadOfHavingAHole() {
    var event = new StoredEvent("!unreadable", Samples.TEXT);
    JOURNAL.persistForRecovery(
        "counter|hole", List.of(new Commit(0, List.of(event), Optional.empty(), 0)));
    var read = ENTITIES.events(counter("hole"), 2, false).runWith(Sink.seq(), NODE.system());
    assertThat(read.toCompletableFuture())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("a row of the journal cannot be read");
  }

  @Test
  void aPastThatCannotBeDecodedIsUnreadableToo() {
    var event = new StoredEvent("added", new JsonText("{\"amount\":\"x\"}"));
    JOURNAL.persistForRecovery(
        "counter|bad", List.of(new Commit(1, List.of(event), Optional.empty(), 0)));
    assertThat(kind(readAt("bad", 1))).isEqualTo(Rejection.Kind.UNREADABLE);
  }

  @Test
  void aTypeThatNobodyHostsIsUnavailableAtOnce() {
    var key = new EntityKey("nonsense", "a");
    assertThat(ENTITIES.exists("nonsense")).isFalse();
    assertThat(ENTITIES.exists("counter")).isTrue();
    assertThat(kind(await(ENTITIES.call(key, Call.of("add", Samples.BODY)))))
        .isEqualTo(Rejection.Kind.UNAVAILABLE);
    assertThat(kind(await(ENTITIES.read(key)))).isEqualTo(Rejection.Kind.UNAVAILABLE);
    assertThat(kind(await(ENTITIES.readAt(key, 1)))).isEqualTo(Rejection.Kind.UNAVAILABLE);
  }

  @Test
  void aCallThatIsNotAnsweredInTimeHasAnUnknownOutcomeAndAReadIsUnavailable() {
    var gate = new GatedJournal();
    JOURNAL.withPolicy(gate);
    var call = ENTITIES.call(counter("slow"), add(1));
    gate.awaitWrite();
    var read = ENTITIES.read(counter("slow"));
    assertThat(kind(await(call))).isEqualTo(Rejection.Kind.OUTCOME_UNKNOWN);
    assertThat(kind(await(read))).isEqualTo(Rejection.Kind.UNAVAILABLE);
    gate.succeed();
    JOURNAL.resetPolicy();
    assertThat(text(await(ENTITIES.read(counter("slow"))))).isEqualTo("{\"value\":1} at 1");
  }

  private static EntityReply call(String id, Call call) {
    return await(ENTITIES.call(counter(id), call));
  }

  private static EntityReply readAt(String id, long revision) {
    return await(ENTITIES.readAt(counter(id), revision));
  }

  private static List<RecordedEvent> events(String id, long from) {
    return await(ENTITIES.events(counter(id), from, false).runWith(Sink.seq(), NODE.system()));
  }

  static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
