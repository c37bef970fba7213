package io.evenkeel.http.bench.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The heap of a node over time. */
public record HeapSeries(String node, List<HeapSample> samples) {

  public HeapSeries {
    samples = List.copyOf(samples);
  }

  /** In a shorter run, a block would hardly have a collection in it. */
  private static final double LEAST_SECONDS = 600;

  /** Whether what stays after a collection grows: of the least in each of 30 blocks. */
  Optional<Drift> drift(double lastsSeconds) {
    if (lastsSeconds < LEAST_SECONDS) {
      return Optional.empty();
    }
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
