package io.evenkeel.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTypeTest {

  record State(int n) {}

  record Go() {}

  record Went() {}

  private static final EntityType<State> TYPE = EntityType.of("thing", new State(0));

  @Test
  void itKnowsItsCommandsAndEventsInTheirOrder() {
    var type =
        TYPE.command("b", Go.class, (s, c) -> Outcome.refuse("no"))
            .command("a", String.class, (s, c) -> Outcome.refuse("no"))
            .event("went", Went.class, (s, e) -> s);
    assertThat(type.commands().keySet()).containsExactly("b", "a");
    assertThat(type.eventOf(Went.class))
        .hasValueSatisfying(e -> assertThat(e.name()).isEqualTo("went"));
    assertThat(type.commandOf(Go.class))
        .hasValueSatisfying(c -> assertThat(c.name()).isEqualTo("b"));
    assertThat(type.eventOf(Go.class)).isEmpty();
  }

  @Test
  void eachStepIsANewDefinition() {
    var unused = TYPE.command("go", Go.class, (s, c) -> Outcome.refuse("no"));
    assertThat(TYPE.commands()).isEmpty();
  }

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(strings = {"", "A", "1a", "a_b", "a b", "-a", "a|b", "ä"})
  void aNameIsLowerCaseLettersDigitsAndDashes(String name) {
    assertThatThrownBy(() -> EntityType.of(name, new State(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("was '" + name + "'");
    assertThatThrownBy(() -> TYPE.event(name, Went.class, (s, e) -> s))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TYPE.command(name, Go.class, (s, c) -> Outcome.refuse("no")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameHasAtMost63Characters() {
    assertThat(EntityType.of("a".repeat(63), new State(0)).name()).hasSize(63);
    assertThatThrownBy(() -> EntityType.of("a".repeat(64), new State(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameIsGivenOnce() {
    var once = TYPE.event("went", Went.class, (s, e) -> s);
    assertThatThrownBy(() -> once.event("went", String.class, (s, e) -> s))
        .hasMessage("'went' is defined twice");
    var command = TYPE.command("go", Go.class, (s, c) -> Outcome.refuse("no"));
    assertThatThrownBy(() -> command.command("go", String.class, (s, c) -> Outcome.refuse("no")))
        .hasMessage("'go' is defined twice");
  }

  /** The name in the journal follows from the class, so one class under two names is ambiguous. */
  @Test
  void anEventClassHasOneName() {
    var once = TYPE.event("went", Went.class, (s, e) -> s);
    assertThatThrownBy(() -> once.event("gone", Went.class, (s, e) -> s))
        .hasMessage("event " + Went.class + " is already 'went'");
  }

  /** A command object in a test or a client says by its class which command it is. */
  @Test
  void aCommandClassHasOneName() {
    var once = TYPE.command("go", Go.class, (s, c) -> Outcome.refuse("no"));
    assertThatThrownBy(() -> once.command("walk", Go.class, (s, c) -> Outcome.refuse("no")))
        .hasMessage("command " + Go.class + " is already 'go'");
  }

  @Test
  void aSnapshotIsTakenAfterAtLeastOneWrite() {
    assertThat(TYPE.snapshotEvery(1).snapshotEvery()).isEqualTo(1);
    assertThatThrownBy(() -> TYPE.snapshotEvery(0)).hasMessage("snapshotEvery must be >= 1, was 0");
  }
}
