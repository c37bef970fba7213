package io.evenkeel.persistence.fencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ShardEpochTest {

  @Test
  void cleanHandOversAddUpUntilOneIsMissed() {
    var third = ShardEpoch.FIRST.next(true).next(true);
    assertThat(third).isEqualTo(new ShardEpoch(3, 1));
    assertThat(third.next(false)).isEqualTo(new ShardEpoch(4, 4));
    assertThat(third.next(false).next(true)).isEqualTo(new ShardEpoch(5, 4));
  }

  @Test
  void cleanSinceIsAnEpochUpToThisOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ShardEpoch(3, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> new ShardEpoch(0, 0));
  }
}
