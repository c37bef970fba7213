package io.evenkeel.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.evenkeel.core.EntityType;
import io.evenkeel.core.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntityTestKitTest {

  record Lamp(boolean on, Optional<String> by) {}

  record Switch(String by) {
    Switch {
      if (by.isBlank()) {
        throw new IllegalArgumentException("by must not be blank");
      }
    }
  }

  record Look() {}

  record Break() {}

  record Forget(@JsonIgnore String secret) {}

  record Lose() {}

  record Switched(String by) {}

  record Forgot(String kept, @JsonIgnore String lost) {}

  private static final EntityType<Lamp> TYPE =
      EntityType.of("lamp", new Lamp(false, Optional.empty()))
          .command("switch", Switch.class, EntityTestKitTest::switchOn)
          .command("look", Look.class, (s, c) -> Outcome.reply(Lamp::on))
          .command("break", Break.class, (s, c) -> fail())
          .command("forget", Forget.class, (s, c) -> Outcome.refuse("never"))
          .command("lose", Lose.class, (s, c) -> Outcome.persist(new Forgot("k", "l")))
          .event("switched", Switched.class, (s, e) -> new Lamp(true, Optional.of(e.by())))
          .event("forgot", Forgot.class, (s, e) -> s);

  private final EntityTestKit<Lamp> lamp = EntityTestKit.of(TYPE);

  @Test
  void whatIsAsExpectedPasses() {
    lamp.when(new Switch("me"))
        .thenEvents(new Switched("me"))
        .thenState(new Lamp(true, Optional.of("me")))
        .thenReply(new Lamp(true, Optional.of("me")))
        .when(new Look())
        .thenEvents()
        .thenReply(true)
        .when(new Switch("you"))
        .thenRefused("it is on by me")
        .thenState(new Lamp(true, Optional.of("me")));
  }

  @Test
  void aGivenEntityCanBeSharedByTests() {
    var on = lamp.given(new Switched("me"));
    on.when(new Look()).thenReply(true);
    lamp.when(new Look()).thenReply(false);
    on.when("switch", "{\"by\":\" \"}").thenBadCommand("by must not be blank");
  }

  @Test
  void otherEventsAreShownSideBySide() {
    var result = lamp.when(new Switch("me"));
    assertThatThrownBy(() -> result.thenEvents(new Switched("you")))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "command 'switch' has other events\n"
                + "  expected: [switched {\"by\":\"you\"}]\n"
                + "  but was:  [switched {\"by\":\"me\"}]");
  }

  @Test
  void otherRepliesAndStatesAreShown() {
    var result = lamp.when(new Look());
    assertThatThrownBy(() -> result.thenReply(true)).hasMessageContaining("other reply");
    assertThatThrownBy(() -> result.thenState(new Lamp(true, Optional.empty())))
        .hasMessageContaining("other state");
  }

  @Test
  void acceptanceAndRefusalAreToldApart() {
    var accepted = lamp.when(new Look());
    assertThatThrownBy(() -> accepted.thenRefused("it is on"))
        .hasMessage("command 'look' was expected to be REFUSED, but was accepted: false");
    var refused = lamp.given(new Switched("me")).when(new Switch("you"));
    assertThatThrownBy(() -> refused.thenEvents())
        .hasMessage(
            "command 'switch' was expected to be accepted, but was REFUSED: it is on by me");
    assertThatThrownBy(() -> refused.thenBadCommand("it is on by me"))
        .hasMessageContaining("expected: BAD_COMMAND");
  }

  @Test
  void codeThatThrowsFailsTheTestWithItsCause() {
    assertThatThrownBy(() -> lamp.when(new Break()))
        .isInstanceOf(AssertionError.class)
        .hasMessage("command 'break' threw java.lang.IllegalStateException: broken")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFieldThatJsonLosesIsNamed() {
    assertThatThrownBy(() -> lamp.given(new Forgot("k", "l")))
        .hasMessage(
            "event 'forgot' (Forgot) does not survive JSON: "
                + "field 'lost' was l and came back as null");
    assertThatThrownBy(() -> lamp.when(new Lose())).hasMessageContaining("field 'lost'");
    assertThatThrownBy(() -> lamp.when(new Forget("s")))
        .hasMessageStartingWith("command 'forget' (Forget) does not survive JSON: ");
  }

  @Test
  void whatTheTypeDoesNotKnowIsNamed() {
    assertThatThrownBy(() -> lamp.given("?"))
        .hasMessage("EntityType(lamp) has no event of class java.lang.String");
    assertThatThrownBy(() -> lamp.when(5))
        .hasMessage("EntityType(lamp) has no command of class java.lang.Integer");
  }

  @Test
  void samplesMustCoverEveryCommandAndEvent() {
    assertThatThrownBy(() -> lamp.verifyRoundTrip(new Switch("a"), new Look(), new Break()))
        .hasMessage(
            "EntityType(lamp) needs a sample of each of "
                + "[command 'forget', command 'lose', event 'forgot', event 'switched']");
    assertThatThrownBy(() -> lamp.verifyRoundTrip("?"))
        .hasMessageContaining("has no command or event of class java.lang.String");
  }

  @Test
  void aStateThatASnapshotLosesIsNamed() {
    record Leaky(int kept, @JsonIgnore int lost) {}
    record Leak() {}
    var leaky =
        EntityTestKit.of(
            EntityType.of("leaky", new Leaky(0, 0))
                .event("leaked", Leak.class, (s, e) -> new Leaky(1, 1))
                .command("leak", Leak.class, (s, c) -> Outcome.persist(c)));
    assertThatThrownBy(() -> leaky.when(new Leak()))
        .hasMessage(
            "the state (Leaky) does not survive JSON: field 'lost' was 1 and came back as 0");
    assertThat(leaky.given()).isNotSameAs(leaky);
  }

  private static Outcome<Lamp> switchOn(Lamp lamp, Switch command) {
    return lamp.on()
        ? Outcome.refuse("it is on by " + lamp.by().orElseThrow())
        : Outcome.persist(new Switched(command.by()));
  }

  private static <T> T fail() {
    throw new IllegalStateException("broken");
  }
}
