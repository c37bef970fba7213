package io.evenkeel.http.bench.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.http.bench.load.Latency;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.LoadSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LevelTest {

  @Test
  void theMeanHasItsIntervalByStudentsT() {
    var level = level(90, 100, 110);
    assertThat(level.throughput()).isEqualTo(100);
    // Standard deviation 10, two degrees of freedom: 4.303 * 10 / sqrt(3).
    assertThat(level.throughputError()).isCloseTo(24.84, Offset.offset(0.01));
  }

  @Test
  void aSingleRunHasNoInterval() {
    assertThat(level(90).throughputError()).isNaN();
  }

  @Test
  void latenciesAreTheMedianOfTheRuns() {
    assertThat(level(10, 20, 90).millis(Metric.P99)).isEqualTo(20);
  }

  @Test
  void theBestLevelIsThatOfMostThroughput() {
    assertThat(SweepReport.best(List.of(level(1, 3), level(5), level(4, 5))).runs()).hasSize(1);
  }

  @Test
  void concurrencyIsSpreadOverTheNodes() {
    var nodes = List.of(URI.create("http://a"), URI.create("http://b"), URI.create("http://c"));
    var settings = sweep(nodes, List.of(8, 1, 8)).at(8);
    assertThat(settings.maxInHand()).isEqualTo(8);
    assertThat(settings.connections()).isEqualTo(3);
    assertThat(sweep(nodes, List.of(8, 1, 8)).levels()).containsExactly(1, 8);
  }

  @Test
  void levelsMustBeNumbersAboveZero() {
    assertThatThrownBy(() -> sweep(List.of(URI.create("http://a")), List.of(0, 4)))
        .hasMessage("--concurrency must be levels from 1 to 4096 like 1,2,4,8, was [0, 4]");
  }

  private static SweepSettings sweep(List<URI> nodes, List<Integer> levels) {
    return new SweepSettings(LoadSettings.of(nodes, 1), levels, 3, 1, 1, 1, List.of());
  }

  /** Runs of a second with so many answers, and a p99 of so many milliseconds. */
  private static Level level(long... runs) {
    return new Level(4, LongStream.of(runs).mapToObj(LevelTest::run).toList());
  }

  private static LoadResult run(long count) {
    long micros = count * 1_000;
    var latency = new Latency(count, 1, 1, 1, 1, micros, 1, 1, List.of());
    return new LoadResult(
        1, count, count, 0, latency, Map.of(), latency, new TreeMap<>(), 0, List.of());
  }
}
