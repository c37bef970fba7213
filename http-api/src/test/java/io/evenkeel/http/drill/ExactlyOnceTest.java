package io.evenkeel.http.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExactlyOnceTest {

  @Test
  void eachAcknowledgedCommandHasOneEventAndAnUnansweredOneMayHaveOne() {
    assertThat(check(List.of(1L, 2L, 3L))).isEqualTo(new ExactlyOnce(3, 0, 0));
    assertThat(check(List.of(3L, 4L, 1L, 2L))).isEqualTo(new ExactlyOnce(3, 0, 0));
  }

  @Test
  void anAcknowledgedCommandWithoutAnEventIsLost() {
    assertThat(check(List.of(1L, 4L)).holds()).isFalse();
    assertThat(check(List.of(1L, 4L))).isEqualTo(new ExactlyOnce(3, 2, 0));
  }

  @Test
  void aSecondEventOfOneCommandIsADuplicateWhoeverWasToldOfIt() {
    assertThat(check(List.of(1L, 2L, 2L, 3L, 4L, 4L))).isEqualTo(new ExactlyOnce(3, 0, 2));
  }

  @Test
  void anEventOfNoCommandIsADuplicate() {
    assertThat(check(List.of(1L, 2L, 3L, 99L))).isEqualTo(new ExactlyOnce(3, 0, 1));
  }

  @Test
  void aLossAndADuplicateDoNotCancelOut() {
    assertThat(check(List.of(1L, 1L, 2L))).isEqualTo(new ExactlyOnce(3, 1, 1));
  }

  private static ExactlyOnce check(List<Long> stored) {
    return ExactlyOnce.check(Set.of(1L, 2L, 3L), Set.of(1L, 2L, 3L, 4L), stored);
  }
}
