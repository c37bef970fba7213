package io.evenkeel.http.bench.yardstick;

import io.evenkeel.http.bench.counter.CounterLoad;
import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.report.BenchReport;
import io.evenkeel.http.bench.report.BenchReport.Phase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Measures two systems in turns, A B A B, so that both meet the same weather on the machine.
 *
 * @param warmup before each of the two blocks (writes, reads) of a round
 * @param block measured time of each
 */
public record Yardstick(
    int rounds,
    int entities,
    int connections,
    Duration warmup,
    Duration block,
    long seed,
    Map<String, Object> parameters) {

  public Yardstick {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds must be >= 1, was " + rounds);
    }
  }

  /** Blocks for all rounds; stops both subjects, also after a failure. */
  public BenchReport run(Subject ours, Subject theirs, Consumer<String> progress) {
    var startedAt = Instant.now();
    try {
      return measured(startedAt, ours, theirs, progress);
    } finally {
      ours.stop();
      theirs.stop();
    }
  }

  private BenchReport measured(
      Instant startedAt, Subject ours, Subject theirs, Consumer<String> progress) {
    var ourUrls = ours.start();
    var theirUrls = theirs.start();
    var ourBlocks = new ArrayList<Block>();
    var theirBlocks = new ArrayList<Block>();
    var phases = new ArrayList<Phase>();
    for (int round = 1; round <= rounds; round++) {
      ourBlocks.add(block(ours, ourUrls, round, phases, progress));
      theirBlocks.add(block(theirs, theirUrls, round, phases, progress));
    }
    var comparisons = Ratios.of(ourBlocks, theirBlocks);
    return new BenchReport(
        "bench yardstick", startedAt, seed, parameters, phases, Optional.empty(), comparisons);
  }

  private Block block(
      Subject subject, List<URI> urls, int round, List<Phase> phases, Consumer<String> progress) {
    var found = new Block(load(subject, urls, 0), load(subject, urls, 1));
    var name = subject.name() + ", round " + round;
    phases.add(new Phase(name + ", writes", found.writes()));
    phases.add(new Phase(name + ", reads", found.reads()));
    progress.accept(
        "%s: %,.0f writes/s, %,.0f reads/s"
            .formatted(name, found.writes().perSecond(), found.reads().perSecond()));
    return found;
  }

  private LoadResult load(Subject subject, List<URI> urls, double readFraction) {
    var load = new CounterLoad(subject.api(), "y" + seed, entities, readFraction, new Random(seed));
    var settings = LoadSettings.of(urls, Math.max(1, connections / urls.size()));
    return LoadClient.closedLoop(settings.withTimes(warmup, block), load, load, tick -> {});
  }
}
