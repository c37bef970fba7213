package io.evenkeel.http.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void ratiosAreTakenWithinEachRound() {
    var found = Comparison.of("x", List.of(10.0, 20.0, 40.0), List.of(10.0, 10.0, 10.0));
    assertThat(found.ours()).isEqualTo(new Spread(20, 10, 40));
    assertThat(found.ratio()).isEqualTo(new Spread(2, 1, 4));
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0)).median()).isEqualTo(2.5);
  }

  @Test
  void anAxisEndsAtARoundNumber() {
    assertThat(Chart.ceiling(0)).isEqualTo(1);
    assertThat(Chart.ceiling(130)).isEqualTo(200);
    assertThat(Chart.ceiling(9)).isEqualTo(10);
    assertThat(Chart.ceiling(0.03)).isEqualTo(0.04);
  }
}
