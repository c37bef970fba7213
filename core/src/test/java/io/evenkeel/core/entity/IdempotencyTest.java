package io.evenkeel.core.entity;

import static io.evenkeel.core.entity.LiveEntityFixture.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.json.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdempotencyTest {

  private final LiveEntityFixture fixture = new LiveEntityFixture();
  private final LiveEntity<Tally> entity = fixture.entity;

  @Test
  void aRepeatedKeyGetsTheStoredReplyAndNoSecondEvent() {
    var call = call("add", "{'amount':3}").withKey("k");
    fixture.run(call);
    fixture.run("add", "{'amount':4}");
    assertThat(fixture.run(call)).isEqualTo(new Decision.Answer<>(JsonText.of(3), 1, true));
    assertThat(entity.revision()).isEqualTo(2);
  }

  @Test
  void aCommandWithoutEventsStoresItsReceiptOnlyAndLeavesTheRevision() {
    var look = call("look", "{}").withKey("k");
    var commit = fixture.store(look).commit();
    assertThat(commit.events()).isEmpty();
    assertThat(commit.revision()).isZero();
    fixture.run("add", "{'amount':4}");
    assertThat(fixture.run(look)).isEqualTo(new Decision.Answer<>(JsonText.of(0), 0, true));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {"add | {'amount':4}", "add-twice | {'amount':3}", "look | {}"})
  void aKeyUsedForAnotherCommandIsRejected(String command, String body) {
    fixture.run(call("add", "{'amount':3}").withKey("k"));
    var rejection = fixture.rejection(call(command, body).withKey("k"));
    assertThat(rejection.kind()).isEqualTo(Rejection.Kind.KEY_REUSED);
    assertThat(rejection.detail()).contains("'k'");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{ 'b':{'y':1, 'x':[1,{'q':1,'p':2}]}, 'a':1.50 }",
        "{'a':1.5,'b':{'x':[1,{'p':2,'q':1}],'y':1}}"
      })
  void whiteSpaceOrderOfFieldsAndTrailingZeroesDoNotMakeAnotherCommand(String body) {
    var reference = "{'a':1.5,'b':{'x':[1,{'q':1,'p':2}],'y':1}}";
    assertThat(Fingerprint.of("c", LiveEntityFixture.json(body)))
        .isEqualTo(Fingerprint.of("c", LiveEntityFixture.json(reference)));
  }

  @Test
  void theOrderOfAListMakesAnotherCommand() {
    assertThat(Fingerprint.of("c", LiveEntityFixture.json("{'a':[1,2]}")))
        .isNotEqualTo(Fingerprint.of("c", LiveEntityFixture.json("{'a':[2,1]}")));
  }

  @Test
  void aRejectedCommandDoesNotUseItsKeyUp() {
    fixture.rejection(call("forbidden", "{}").withKey("k"));
    fixture.rejection(call("explode", "{}").withKey("k"));
    fixture.rejection(call("add", "{'amount':0}").withKey("k"));
    assertThat(fixture.run(call("add", "{'amount':1}").withKey("k")))
        .isInstanceOf(Decision.Store.class);
  }

  /** The first answer may have been lost, and its effect is why the revision differs now. */
  @Test
  void aRepeatedKeyIsAnsweredBeforeItsRevisionIsCompared() {
    var call = call("add", "{'amount':3}").withKey("k").withIfRevision(0);
    fixture.run(call);
    assertThat(fixture.run(call)).isEqualTo(new Decision.Answer<>(JsonText.of(3), 1, true));
  }

  @Test
  void aKeyMayBeUsedAnewWhenItsReceiptIsTooOld() {
    fixture.run(call("add", "{'amount':3}").withKey("k"));
    fixture.nowMillis += LiveEntityFixture.LIMITS.usual().age().toMillis();
    assertThat(fixture.run(call("add", "{'amount':3}").withKey("k")))
        .isInstanceOf(Decision.Answer.class);
    fixture.nowMillis += 1;
    assertThat(fixture.run(call("add", "{'amount':3}").withKey("k")))
        .isInstanceOf(Decision.Store.class);
  }
}
