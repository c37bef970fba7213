package io.evenkeel.persistence.fencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncarnationTest {

  @Test
  void theEpochCountsBeforeTheStart() {
    assertThat(new Incarnation(2, 1)).isGreaterThan(new Incarnation(1, 9));
    assertThat(new Incarnation(2, 2)).isGreaterThan(new Incarnation(2, 1));
    assertThat(Incarnation.NONE).isLessThan(new Incarnation(1, 1));
  }

  @Test
  void theTextIsStable() {
    assertThat(new Incarnation(7, 3).text()).isEqualTo("7.3");
    assertThat(Incarnation.NONE.text()).isEqualTo("-");
    assertThat(new Incarnation(Long.MAX_VALUE, Long.MAX_VALUE).text())
        .isEqualTo("9223372036854775807.9223372036854775807");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatWasWrittenIsReadBack(long seed) {
    var random = new Random(seed);
    for (int n = 0; n < 1_000; n++) {
      var start = 1 + random.nextLong(Long.MAX_VALUE - 1);
      var incarnation = new Incarnation(1 + random.nextLong(1L << random.nextInt(1, 62)), start);
      assertThat(Incarnation.parse(incarnation.text())).isEqualTo(incarnation);
    }
    assertThat(Incarnation.parse("-")).isEqualTo(Incarnation.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "7",
        "7.",
        ".3",
        "7.3.1",
        "07.3",
        "7.03",
        "0.0",
        "7.0",
        "-7.3",
        "+7.3",
        "7.3 ",
        "7,3",
        "٧.٣",
        "9223372036854775808.1",
        "99999999999999999999.1"
      })
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Incarnation.parse(text));
  }

  @Test
  void onlyNoneHasZeros() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Incarnation(0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Incarnation(1, 0))
        .withMessageContaining("were 1 and 0");
  }
}
