package io.evenkeel.http.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.http.bench.report.Chart.Band;
import io.evenkeel.http.bench.report.Chart.Line;
import io.evenkeel.http.bench.report.Chart.Point;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChartTest {

  @Test
  void powersOfTenAreEquallyFarApart() {
    var scale = Axis.POWERS_OF_TEN.scale(new double[] {0, 2, 30, 4_000});
    assertThat(scale.grid()).containsExactly(1, 10, 100, 1_000, 10_000);
    assertThat(scale.height(100)).isCloseTo(0.5, Offset.offset(1e-9));
    assertThat(scale.height(0)).isZero();
  }

  @Test
  void anAxisOfNothingStillHasALength() {
    assertThat(Axis.POWERS_OF_TEN.scale(new double[] {0, 0}).grid()).hasSizeGreaterThan(1);
    assertThat(Axis.FROM_ZERO.scale(new double[0]).height(1)).isEqualTo(1);
  }

  @Test
  void aBandReachesToTheEndAtMost() {
    var line = new Line("good", "a", List.of(new Point(0, 1), new Point(10, 3)));
    var bands = List.of(new Band(5, 99, "kill node-2"));
    var svg = new Chart("Rate", "1/s", List.of(line), List.of(), bands, Axis.FROM_ZERO).svg();
    assertThat(svg).contains("class=\"band\" x=\"384.0\"", "width=\"320.0\"", ">kill node-2<");
  }
}
