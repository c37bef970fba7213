package io.evenkeel.http.bench.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Counts and times what ends, in total and second by second; on the event loop only. */
final class Recorder {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long MAX_MICROS = TimeUnit.HOURS.toMicros(1);

  private long startNanos;
  private long warmupEndNanos;
  private final Consumer<Tick> progress;
  private final Map<StatusClass, Histogram> byClass = new EnumMap<>(StatusClass.class);
  private final Histogram sendLag = histogram();
  private final TreeMap<String, Long> errors = new TreeMap<>();
  private final List<Tick> timeline = new ArrayList<>();
  private final Histogram second = histogram();
  private long secondFailed;
  private long secondRetries;
  private long retries;
  private long inWindow;

  Recorder(Consumer<Tick> progress) {
    this.progress = progress;
    byClass.put(StatusClass.SUCCESS, histogram());
  }

  void begin(long now, long warmupNanos) {
    startNanos = now;
    warmupEndNanos = now + warmupNanos;
  }

  void retried(long now) {
    secondRetries++;
    if (now >= warmupEndNanos) {
      retries++;
    }
  }

  void ended(Exchange exchange, Outcome outcome, long now, boolean windowOpen) {
    long micros = micros(now - exchange.intendedNanos);
    if (outcome.ok()) {
      second.recordValue(micros);
      inWindow += windowOpen && now >= warmupEndNanos ? 1 : 0;
    } else {
      secondFailed++;
    }
    if (exchange.intendedNanos >= warmupEndNanos) {
      total(exchange, outcome, micros);
    }
  }

  private void total(Exchange exchange, Outcome outcome, long micros) {
    byClass.computeIfAbsent(outcome.statusClass(), c -> histogram()).recordValue(micros);
    if (exchange.attempts > 0) {
      sendLag.recordValue(micros(exchange.firstSentNanos - exchange.intendedNanos));
    }
    if (!outcome.ok()) {
      errors.merge(outcome.kind(), 1L, Long::sum);
    }
  }

  /** Closes the seconds that are over. */
  void turn(long now) {
    while (now - startNanos >= (timeline.size() + 1) * SECOND) {
      closeSecond();
    }
  }

  private void closeSecond() {
    int index = timeline.size();
    var tick =
        new Tick(
            index,
            startNanos + index * SECOND < warmupEndNanos,
            second.getTotalCount(),
            secondFailed,
            secondRetries,
            second.getValueAtPercentile(50),
            second.getValueAtPercentile(99),
            second.getMaxValue());
    timeline.add(tick);
    second.reset();
    secondFailed = 0;
    secondRetries = 0;
    progress.accept(tick);
  }

  /** The result; {@code windowEndNanos} is when the last request was started. */
  LoadResult result(long windowEndNanos) {
    if (second.getTotalCount() + secondFailed > 0) {
      closeSecond();
    }
    var latencies = new EnumMap<StatusClass, Latency>(StatusClass.class);
    byClass.forEach((statusClass, histogram) -> latencies.put(statusClass, Latency.of(histogram)));
    var success = Latency.of(histogramOf(StatusClass.SUCCESS));
    double seconds = Math.max(0, windowEndNanos - warmupEndNanos) / 1e9;
    return new LoadResult(
        seconds, inWindow, success, latencies, Latency.of(sendLag), errors, retries, timeline);
  }

  private Histogram histogramOf(StatusClass statusClass) {
    return byClass.computeIfAbsent(statusClass, c -> histogram());
  }

  private static Histogram histogram() {
    return new Histogram(1, MAX_MICROS, 3);
  }

  private static long micros(long nanos) {
    return Math.min(MAX_MICROS, Math.max(0, nanos / 1000));
  }
}
