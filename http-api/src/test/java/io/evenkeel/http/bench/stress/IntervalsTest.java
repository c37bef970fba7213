package io.evenkeel.http.bench.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.http.bench.load.Tick;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class IntervalsTest {

  private final List<Interval> told = new ArrayList<>();

  @Test
  void percentilesAreThoseOfTheIntervalNotMeansOfItsSeconds() {
    var intervals = new Intervals(2, 4, told::add);
    intervals.second(tick(0, true), histogram(9_000));
    intervals.second(tick(1, false), histogram(10, 10, 10, 10));
    intervals.second(tick(2, false), histogram(500));
    assertThat(told).singleElement();
    var first = told.get(0);
    assertThat(List.of(first.from(), first.to())).containsExactly(0, 2);
    assertThat(List.of(first.p50Micros(), first.maxMicros())).containsExactly(10L, 500L);
    assertThat(List.of(first.sent(), first.succeeded(), first.failed(), first.notSent()))
        .containsExactly(14L, 5L, 4L, 2L);
    assertThat(first.perSecond()).isEqualTo(2.5);
  }

  @Test
  void theLastOneMayBeShorterAndWhatComesLaterBelongsToNone() {
    var intervals = new Intervals(2, 3, told::add);
    for (int second = 0; second < 5; second++) {
      intervals.second(tick(second, false), histogram(10));
    }
    assertThat(intervals.all()).isEqualTo(told).extracting(Interval::to).containsExactly(2, 3);
    assertThat(told.get(1).from()).isEqualTo(2);
  }

  @Test
  void whatARunThatIsStoppedLeavesIsAnInterval() {
    var intervals = new Intervals(2, 30, told::add);
    for (int second = 0; second < 3; second++) {
      intervals.second(tick(second, false), histogram(10));
    }
    intervals.ended(histogram(10));
    assertThat(intervals.all()).isEqualTo(told).extracting(Interval::to).containsExactly(2, 3);
    intervals.ended(histogram(10));
    assertThat(told).hasSize(2);
  }

  private static Tick tick(int second, boolean warmup) {
    return new Tick(second, warmup, 7, 1, 0, 2, 0, 0, 0, 0);
  }

  private static Histogram histogram(long... micros) {
    var histogram = new Histogram(1, 3_600_000_000L, 3);
    for (long one : micros) {
      histogram.recordValue(one);
    }
    return histogram;
  }
}
