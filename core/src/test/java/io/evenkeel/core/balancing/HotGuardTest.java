package io.evenkeel.core.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HotGuardTest {

  private final CandidateBook book = Books.equal(10);
  private final HotGuard guard = new HotGuard(0.84, 2);

  @Test
  void farMoreCallsThanOthersIsHot() {
    for (int slot = 0; slot < 10; slot++) {
      Books.load(book, slot, slot == 4 ? 30 : 2);
    }
    guard.look(book, 0);
    for (int slot = 0; slot < 10; slot++) {
      assertThat(guard.isHot(slot, 4)).isEqualTo(slot == 4);
    }
  }

  @Test
  void equalLoadsAreNeverHotHoweverGreat() {
    for (int slot = 0; slot < 10; slot++) {
      Books.load(book, slot, 1_000);
    }
    guard.look(book, 0);
    for (int slot = 0; slot < 10; slot++) {
      assertThat(guard.isHot(slot, 1)).isFalse();
    }
  }

  @Test
  void failuresCountAsCalls() {
    for (int i = 0; i < 40; i++) {
      book.failed(3, 0);
    }
    guard.look(book, 0);
    assertThat(guard.isHot(3, 4)).isTrue();
    assertThat(guard.isHot(2, 4)).isFalse();
  }
}
