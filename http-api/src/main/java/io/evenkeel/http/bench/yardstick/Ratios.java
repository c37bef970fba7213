package io.evenkeel.http.bench.yardstick;

import io.evenkeel.http.bench.report.Comparison;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Compares the rounds of two systems, figure by figure. */
final class Ratios {

  private Ratios() {}

  static List<Comparison> of(List<Block> ours, List<Block> theirs) {
    return List.of(
        compare("writesPerSecond", ours, theirs, block -> block.writes().perSecond()),
        compare("readsPerSecond", ours, theirs, block -> block.reads().perSecond()),
        compare("writeP50Millis", ours, theirs, b -> b.writes().latency().p50Micros() / 1e3),
        compare("writeP99Millis", ours, theirs, b -> b.writes().latency().p99Micros() / 1e3),
        compare("readP50Millis", ours, theirs, b -> b.reads().latency().p50Micros() / 1e3),
        compare("readP99Millis", ours, theirs, b -> b.reads().latency().p99Micros() / 1e3));
  }

  private static Comparison compare(
      String figure, List<Block> ours, List<Block> theirs, ToDoubleFunction<Block> of) {
    return Comparison.of(
        figure,
        ours.stream().map(of::applyAsDouble).toList(),
        theirs.stream().map(of::applyAsDouble).toList());
  }
}
