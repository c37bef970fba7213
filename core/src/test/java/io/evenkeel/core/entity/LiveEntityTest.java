package io.evenkeel.core.entity;

import static io.evenkeel.core.entity.LiveEntityFixture.LIMITS;
import static io.evenkeel.core.entity.LiveEntityFixture.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveEntityTest {

  private final LiveEntityFixture fixture = new LiveEntityFixture();
  private final LiveEntity<Tally> entity = fixture.entity;

  @Test
  void aNewEntityHasRevisionZeroAndTheInitialState() {
    assertThat(entity.revision()).isZero();
    assertThat(entity.snapshot().state()).hasToString("{\"sum\":0,\"notes\":[]}");
  }

  @Test
  void aCommandWithOneEventRaisesTheRevisionByOne() {
    var store = fixture.store(call("add", "{'amount':3}"));
    assertThat(store.commit().revision()).isEqualTo(1);
    assertThat(store.reply()).isEqualTo(JsonText.of(3));
    assertThat(entity.revision()).isEqualTo(1);
  }

  @Test
  void aCommandWithThreeEventsIsOneCommitAndRaisesTheRevisionByThree() {
    fixture.run("add", "{'amount':1}");
    var commit = fixture.store(call("add-twice", "{'amount':3}")).commit();
    assertThat(commit.revision()).isEqualTo(4);
    assertThat(commit.firstRevision()).isEqualTo(2);
    assertThat(RecordedEvent.of(commit))
        .extracting(RecordedEvent::revision)
        .containsExactly(2L, 3L, 4L);
    assertThat(entity.snapshot().state()).hasToString("{\"sum\":7,\"notes\":[\"twice\"]}");
  }

  @Test
  void aCommandWithoutEventsAndWithoutKeyIsAnsweredAndStoresNothing() {
    fixture.run("add", "{'amount':2}");
    assertThat(fixture.run("look", "{}"))
        .isEqualTo(new Decision.Answer<>(JsonText.of(2), 1, false));
  }

  @Test
  void decidingChangesNothing() {
    var first = entity.decide(call("add", "{'amount':3}"), 5);
    assertThat(entity.decide(call("add", "{'amount':3}"), 5)).isEqualTo(first);
    assertThat(entity.revision()).isZero();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense  | {}             | UNKNOWN_COMMAND | type 'tally' has no command 'nonsense'",
        "add       | {'amount':-1}  | BAD_COMMAND     | amount must be > 0, was -1",
        "add       | {}             | BAD_COMMAND     | field 'amount' is missing or null",
        "forbidden | {}             | REFUSED         | it is forbidden",
        "explode   | {}             | FAILED          | the entity's code failed; nothing was"
            + " stored",
        "reply-that-explodes | {}   | FAILED          | the entity's code failed; nothing was"
            + " stored",
        "undefined-event     | {}   | FAILED          | the entity's code failed; nothing was"
            + " stored",
      })
  void whatCannotBeDoneIsRejectedAndStoresNothing(
      String command, String body, Rejection.Kind kind, String detail) {
    var rejection = fixture.rejection(call(command, body));
    assertThat(rejection.kind()).isEqualTo(kind);
    assertThat(rejection.detail()).isEqualTo(detail);
    assertThat(entity.revision()).isZero();
  }

  @Test
  void aBadCommandNamesItsField() {
    assertThat(fixture.rejection(call("add", "{'amount':'x'}")).field()).isEqualTo("amount");
  }

  @Test
  void aDefectComesWithItsCauseForTheLog() {
    var reject = (Decision.Reject<?>) fixture.run("explode", "{}");
    assertThat(reject.cause()).hasValueSatisfying(e -> assertThat(e).hasMessage("boom"));
  }

  /** Akka ends the JVM on the second of these errors when an actor lets it through. */
  @ParameterizedTest
  @ValueSource(strings = {"explode", "recurse", "lack-a-class", "reply-that-explodes"})
  void aDefectStaysWithItsCommand(String command) {
    assertThat(fixture.rejection(call(command, "{}")).kind()).isEqualTo(Rejection.Kind.FAILED);
    assertThat(fixture.run("add", "{'amount':1}")).isInstanceOf(Decision.Store.class);
  }

  @Test
  void aStateThatCannotBeWrittenIsSaidAndItsSnapshotIsNeverUsed() {
    record Loop(List<Object> self) {}
    var list = new ArrayList<Object>();
    list.add(list);
    var unwritable = new LiveEntity<>(EntityType.of("loop", new Loop(list)), LIMITS);
    assertThat(((Decision.Reject<?>) unwritable.read()).rejection().kind())
        .isEqualTo(Rejection.Kind.FAILED);
    unwritable.restore(unwritable.snapshot());
    assertThat(unwritable.mustReplay()).hasValue("its snapshot has version 0, not 1");
  }

  @Test
  void anotherRevisionThanTheOneInsistedOnIsAMismatch() {
    fixture.run("add", "{'amount':1}");
    var rejection = fixture.rejection(call("add", "{'amount':1}").withIfRevision(0));
    assertThat(rejection)
        .isEqualTo(Rejection.of(Rejection.Kind.REVISION_MISMATCH, "revision is 1, not 0"));
    assertThat(fixture.store(call("add", "{'amount':1}").withIfRevision(1)).commit().revision())
        .isEqualTo(2);
  }
}
