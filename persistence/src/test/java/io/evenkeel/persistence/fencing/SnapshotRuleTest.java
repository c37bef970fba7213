package io.evenkeel.persistence.fencing;

import static io.evenkeel.persistence.fencing.Rows.position;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnapshotRuleTest {

  @Test
  void aSnapshotOnTheChainIsUsable() {
    assertThat(usable("2@1.1", "2:1.1<1.1", "3:1.1<2.1")).isTrue();
    assertThat(usable("2@1.1", "2:1.1<1.1")).isTrue();
  }

  @Test
  void soItIsWhenTheEventsUpToItWereDeleted() {
    assertThat(usable("2@1.1")).isTrue();
    assertThat(usable("2@1.1", "3:1.1<2.1")).isTrue();
  }

  @Test
  void aSnapshotOfAGhostIsNot() {
    assertThat(usable("2@1.1", "2:1.1<1.1", "2:1.1<2.1")).isFalse();
    assertThat(usable("2@1.1", "3:2.1<2.1")).isFalse();
  }

  @Test
  void norIsOneBelowAHole() {
    assertThat(usable("2@1.1", "2:1.1<1.1", "4:2.1<2.1")).isFalse();
  }

  private static boolean usable(String taken, String... rows) {
    return SnapshotRule.usable(position(taken), Stream.of(rows).map(Rows::row).toList());
  }
}
