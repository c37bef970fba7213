package io.evenkeel.http.bench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class KendallTest {

  @Test
  void theSameOrderIsOne() {
    assertThat(Kendall.tau(List.of(1.0, 5.0, 7.0), List.of(10.0, 20.0, 21.0))).isEqualTo(1);
  }

  @Test
  void theOppositeOrderIsMinusOne() {
    assertThat(Kendall.tau(List.of(1.0, 5.0, 7.0), List.of(3.0, 2.0, 1.0))).isEqualTo(-1);
  }

  /** One of six pairs is the other way round. */
  @Test
  void eachPairThatDisagreesCountsTwice() {
    assertThat(Kendall.tau(List.of(1.0, 2.0, 3.0, 4.0), List.of(1.0, 2.0, 4.0, 3.0)))
        .isCloseTo(4.0 / 6, within(1e-12));
  }

  @Test
  void oneFigureHasNoOrder() {
    assertThat(Kendall.tau(List.of(1.0), List.of(1.0))).isNaN();
  }
}
