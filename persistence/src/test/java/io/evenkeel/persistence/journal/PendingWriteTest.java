package io.evenkeel.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingWriteTest {

  private final PendingWrite write = new PendingWrite(7, 3);

  @Test
  void theLastAnswerSettlesIt() {
    assertThat(write.isDoubtful()).isTrue();
    assertThat(write.answered(false)).isFalse();
    assertThat(write.answered(false)).isFalse();
    assertThat(write.isDoubtful()).isTrue();
    assertThat(write.answered(false)).isTrue();
    assertThat(write.isDoubtful()).isFalse();
  }

  @Test
  void oneFailedEventLeavesItInDoubt() {
    write.answered(false);
    write.answered(true);
    assertThat(write.answered(false)).isTrue();
    assertThat(write.isDoubtful()).isTrue();
  }

  @Test
  void onlyAnswersToItsOwnInstanceAreItsOwn() {
    assertThat(write.isOf(7)).isTrue();
    assertThat(write.isOf(6)).isFalse();
  }

  @Test
  void itIsStoredWhenTheStoreSaysSo() {
    assertThat(write.isStored()).isFalse();
    write.stored();
    assertThat(write.isStored()).isTrue();
    assertThat(write.isDoubtful()).isTrue();
  }
}
