package io.evenkeel.core.scaling.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void instancesAreSpreadEvenly() {
    assertThat(Spread.over(Map.of("a", 1, "b", 1, "c", 1), 7, 64))
        .isEqualTo(Map.of("a", 3, "b", 2, "c", 2));
  }

  @Test
  void aNewNodeGetsItsPartAndNoMoreMovesThanThat() {
    assertThat(Spread.over(Map.of("a", 4, "b", 4, "c", 1), 9, 64))
        .isEqualTo(Map.of("a", 3, "b", 3, "c", 3));
    assertThat(Spread.over(Map.of("a", 2, "b", 1), 3, 64)).isEqualTo(Map.of("a", 2, "b", 1));
  }

  @Test
  void theFullestGiveFirst() {
    assertThat(Spread.over(Map.of("a", 5, "b", 1), 3, 64)).isEqualTo(Map.of("a", 2, "b", 1));
    assertThat(Spread.over(Map.of("a", 1, "b", 1), 0, 64)).isEqualTo(Map.of("a", 0, "b", 0));
  }

  @Test
  void whatHasNoRoomIsLeftOut() {
    assertThat(Spread.over(Map.of("a", 0, "b", 0), 9, 4)).isEqualTo(Map.of("a", 4, "b", 4));
    assertThat(Spread.over(Map.of(), 9, 4)).isEmpty();
  }
}
