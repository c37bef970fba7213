package io.evenkeel.http.bench.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts and times what ends, in total and second by second; on the event loop only. */
final class Recorder {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long MAX_MICROS = TimeUnit.HOURS.toMicros(1);

  private long startNanos;
  private long warmupEndNanos;
  private final LoadObserver observer;
  private final Map<StatusClass, Histogram> byClass = new EnumMap<>(StatusClass.class);
  private final Histogram sendLag = histogram();
  private final TreeMap<String, Long> errors = new TreeMap<>();
  private final List<Tick> timeline = new ArrayList<>();
  private final Histogram second = histogram();
  private long secondSent;
  private long secondNotSent;
  private long secondFailed;
  private long secondRetries;
  private long retries;
  private long inWindow;
  private long sent;
  private long notSent;

  Recorder(LoadObserver observer) {
    this.observer = observer;
    byClass.put(StatusClass.SUCCESS, histogram());
  }

  void begin(long now, long warmupNanos) {
    startNanos = now;
    warmupEndNanos = now + warmupNanos;
    observer.began(now);
  }

  /** Before each attempt; counts the first. */
  void sent(Exchange exchange, long now) {
    turn(now);
    if (exchange.attempts == 0) {
      secondSent++;
      sent += exchange.intendedNanos >= warmupEndNanos ? 1 : 0;
    }
  }

  /** Requests that were due but had no place. */
  void notSent(long count, long now) {
    secondNotSent += count;
    notSent += now >= warmupEndNanos ? count : 0;
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
            secondSent,
            secondNotSent,
            second.getTotalCount(),
            secondFailed,
            secondRetries,
            second.getValueAtPercentile(50),
            second.getValueAtPercentile(99),
            second.getMaxValue());
    timeline.add(tick);
    observer.second(tick, second);
    second.reset();
    secondSent = 0;
    secondNotSent = 0;
    secondFailed = 0;
    secondRetries = 0;
  }

  /** The result; {@code windowEndNanos} is when the last request was started. */
  LoadResult result(long windowEndNanos) {
    if (second.getTotalCount() + secondFailed + secondSent + secondNotSent > 0) {
      closeSecond();
    }
    var latencies = new EnumMap<StatusClass, Latency>(StatusClass.class);
    byClass.forEach((statusClass, histogram) -> latencies.put(statusClass, Latency.of(histogram)));
    var successes = histogramOf(StatusClass.SUCCESS);
    observer.ended(successes);
    double seconds = Math.max(0, windowEndNanos - warmupEndNanos) / 1e9;
    return new LoadResult(
        seconds,
        inWindow,
        sent,
        notSent,
        Latency.of(successes),
        latencies,
        Latency.of(sendLag),
        errors,
        retries,
        timeline);
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
