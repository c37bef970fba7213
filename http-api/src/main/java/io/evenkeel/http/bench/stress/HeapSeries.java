package io.evenkeel.http.bench.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The heap of a node over time. */
public record HeapSeries(String node, List<HeapSample> samples) {

  public HeapSeries {
    samples = List.copyOf(samples);
  }

  /**
   * Whether what stays after a collection grows: of the least in each of 30 blocks, each of them
   * long enough for a collection only in long runs.
   */
  Optional<Drift> drift(double lastsSeconds) {
    var blocks = new ArrayList<Double>();
    for (int block = 0; block < Drift.BLOCKS; block++) {
      double from = lastsSeconds * block / Drift.BLOCKS;
      double to = lastsSeconds * (block + 1) / Drift.BLOCKS;
      samples.stream()
          .filter(sample -> sample.seconds() >= from && sample.seconds() < to)
          .mapToDouble(HeapSample::bytes)
          .min()
          .ifPresent(blocks::add);
    }
    return Drift.of(blocks);
  }
}
