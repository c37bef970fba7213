package io.evenkeel.core.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnomalyViewTest {

  @Test
  void anOldScoreCountsNoMore() {
    var view = new AnomalyView("node-1", 0.995, List.of("cpu"), 1_000);
    assertThat(view.isAtLeast(0.99, 1_000)).isTrue();
    assertThat(view.isAtLeast(0.99, 1_001)).isFalse();
    assertThat(view.isAtLeast(0.999, 0)).isFalse();
  }

  @Test
  void aScoreOutsideOfZeroToOneIsRefused() {
    assertThatThrownBy(() -> new AnomalyView("node-1", Double.NaN, List.of(), 0))
        .hasMessage("score must be 0 to 1, was NaN");
  }
}
