package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.load.LoadObserver;
import io.evenkeel.http.bench.load.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Sums seconds up to intervals, with percentiles of their own; on one thread. */
final class Intervals implements LoadObserver {

  private final int length;
  private final int last;
  private final Consumer<Interval> progress;
  private final List<Interval> ended = new ArrayList<>();
  private final Histogram latencies = new Histogram(3);
  private int from;
  private int second;
  private long sent;
  private long notSent;
  private long failed;

  /**
   * Empty.
   *
   * @param length in seconds, {@code >= 1}
   * @param last second of the run; an answer that comes later belongs to no interval
   * @param progress told each interval that is full
   */
  Intervals(int length, int last, Consumer<Interval> progress) {
    this.length = length;
    this.last = last;
    this.progress = progress;
  }

  @Override
  public void second(Tick tick, Histogram successes) {
    if (tick.warmup() || second == last) {
      return;
    }
    latencies.add(successes);
    sent += tick.sent();
    notSent += tick.notSent();
    failed += tick.failed();
    second++;
    if (second % length == 0 || second == last) {
      end();
    }
  }

  /** What a run that is stopped early leaves of an interval is one. */
  @Override
  public void ended(Histogram successes) {
    if (second > from) {
      end();
    }
  }

  private void end() {
    var interval =
        new Interval(
            from,
            second,
            sent,
            notSent,
            latencies.getTotalCount(),
            failed,
            latencies.getValueAtPercentile(50),
            latencies.getValueAtPercentile(99),
            latencies.getMaxValue());
    ended.add(interval);
    latencies.reset();
    from = second;
    sent = 0;
    notSent = 0;
    failed = 0;
    progress.accept(interval);
  }

  /** Those that are over; the last one may be shorter. */
  List<Interval> all() {
    return List.copyOf(ended);
  }
}
