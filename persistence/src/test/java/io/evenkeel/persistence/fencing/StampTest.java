package io.evenkeel.persistence.fencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {

  @ParameterizedTest
  @ValueSource(strings = {"7.2<7.3", "7.3<7.3", "-<7.3", "-<-"})
  void theTextIsStable(String text) {
    assertThat(Stamp.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7.3", "<7.3", "7.3<", "7.2<7.3<7.4", "7.2 < 7.3", "7.3<7.2"})
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Stamp.parse(text));
  }

  @Test
  void thePreviousEventIsOnTheLeft() {
    assertThat(Stamp.parse("7.2<7.3"))
        .isEqualTo(new Stamp(new Incarnation(7, 3), new Incarnation(7, 2)));
    assertThat(Stamp.parse("-<-")).isEqualTo(Stamp.UNSTAMPED);
  }

  @Test
  void aWriterWithoutTheFenceSetsNone() {
    assertThat(Stamp.ofWriter("7.2<7.3")).isEqualTo(Stamp.parse("7.2<7.3"));
    assertThat(Stamp.ofWriter("6f1a0c52-8e0f-4d57-9b1e-0d6a2f6f9a11")).isEqualTo(Stamp.UNSTAMPED);
    assertThat(Stamp.ofWriter("")).isEqualTo(Stamp.UNSTAMPED);
    assertThatIllegalArgumentException().isThrownBy(() -> Stamp.ofWriter("2:7.2<7.3"));
  }

  @Test
  void nobodyWritesUponALaterIncarnation() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stamp(new Incarnation(1, 9), new Incarnation(2, 1)));
  }
}
