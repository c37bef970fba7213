package io.evenkeel.http.cli;

import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of benchmarks that measure several subjects in turns. */
final class Blocks {

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds of all in turn.")
  private int rounds = 5;

  @Option(names = "--seconds", paramLabel = "S", description = "Measured time of a block.")
  private long seconds = 10;

  @Option(names = "--warmup", paramLabel = "S", description = "Time before each block.")
  private long warmup = 3;

  @Option(
      names = "--prepare",
      paramLabel = "S",
      description = "Load on each before the first round.")
  private long prepare;

  Blocks(long prepareSeconds) {
    this.prepare = prepareSeconds;
  }

  int rounds() {
    return rounds;
  }

  Duration preparation() {
    return Duration.ofSeconds(prepare);
  }

  Duration measured() {
    return Duration.ofSeconds(seconds);
  }

  Duration warmup() {
    return Duration.ofSeconds(warmup);
  }

  void addTo(Map<String, Object> parameters) {
    parameters.put("prepareSeconds", prepare);
    parameters.put("rounds", rounds);
    parameters.put("warmupSeconds", warmup);
    parameters.put("blockSeconds", seconds);
  }
}
