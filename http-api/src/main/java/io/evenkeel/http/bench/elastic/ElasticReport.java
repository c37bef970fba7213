package io.evenkeel.http.bench.elastic;

import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.Tick;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a step came to.
 *
 * @param startSeconds that one instance takes to serve, from the order on, as measured before
 * @param samples about one each second
 */
public record ElasticReport(
    Instant startedAt,
    Map<String, Object> parameters,
    ElasticSettings settings,
    double startSeconds,
    LoadResult load,
    List<Sample> samples) {

  /** After so many good seconds in a row the objective counts as met. */
  private static final int STEADY = 5;

  /** What is allowed beside one start. */
  private static final double ALLOWED_SECONDS = 10;

  public ElasticReport {
    parameters = Map.copyOf(parameters);
    samples = List.copyOf(samples);
  }

  /** Whether the objective was met in a second. */
  boolean isGood(Tick tick) {
    return tick.succeeded() > 0 && tick.failed() == 0 && tick.p99Micros() / 1e3 <= settings.slo();
  }

  /**
   * Seconds after the step up until the objective was met again, for some seconds in a row: after
   * it was first missed, which may be after some good seconds in which queues grew; 0 when it was
   * not missed, empty for never.
   */
  OptionalInt recoverySeconds() {
    int good = 0;
    boolean missed = false;
    for (var tick : load.timeline()) {
      if (tick.second() < upAt() || tick.second() >= downAt()) {
        continue;
      }
      missed |= !isGood(tick);
      good = isGood(tick) ? good + 1 : 0;
      if (missed && good == STEADY) {
        return OptionalInt.of(tick.second() + 1 - STEADY - upAt());
      }
    }
    return missed ? OptionalInt.empty() : OptionalInt.of(0);
  }

  /** Within one start and ten seconds. */
  boolean recoversInTime() {
    var took = recoverySeconds();
    return took.isPresent() && took.getAsInt() <= startSeconds + ALLOWED_SECONDS;
  }

  double allowedSeconds() {
    return startSeconds + ALLOWED_SECONDS;
  }

  /** Seconds of the high load in which the objective was missed, after it was first met again. */
  long laterMisses() {
    int from = upAt() + recoverySeconds().orElse(0);
    return load.timeline().stream()
        .filter(tick -> tick.second() >= from && tick.second() < downAt())
        .filter(tick -> !isGood(tick))
        .count();
  }

  long failedAfterStepDown() {
    return load.timeline().stream()
        .filter(tick -> tick.second() >= downAt())
        .mapToLong(Tick::failed)
        .sum();
  }

  /** In all of it, but for the warm-up. */
  long failed() {
    return load.timeline().stream().filter(t -> !t.warmup()).mapToLong(Tick::failed).sum();
  }

  int most() {
    return samples.stream().mapToInt(Sample::ready).max().orElse(0);
  }

  /** How many were stopped after the step down. */
  int stopped() {
    return Math.max(0, most() - (samples.isEmpty() ? 0 : samples.get(samples.size() - 1).ready()));
  }

  public boolean passed() {
    return recoversInTime() && failedAfterStepDown() == 0 && stopped() > 0;
  }

  int upAt() {
    return settings.warmupSeconds() + settings.profile().upAt();
  }

  int downAt() {
    return settings.warmupSeconds() + settings.profile().downAt();
  }
}
