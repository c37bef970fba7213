package io.evenkeel.http.cli;

import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.bench.stress.Interval;
import io.evenkeel.http.bench.stress.StressProgress;
import io.evenkeel.http.bench.stress.StressText;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * How a stress test goes: on a terminal a bar that is written over, else a line for each interval.
 * Thread-safe.
 */
final class LiveProgress implements StressProgress {

  private static final int BAR = 16;
  private static final int LONG_INTERVAL = 10;

  private final PrintWriter err;
  private final boolean terminal;
  private final int seconds;

  /**
   * Silent until something happens.
   *
   * @param seconds that will be measured
   */
  LiveProgress(PrintWriter err, boolean terminal, int seconds) {
    this.err = err;
    this.terminal = terminal;
    this.seconds = Math.max(1, seconds);
  }

  @Override
  public synchronized void say(String line) {
    err.println(terminal ? "\r\u001b[K" + line : line);
    err.flush();
  }

  @Override
  public synchronized void second(Tick tick, int measured, double wanted) {
    if (terminal) {
      err.print("\r\u001b[K" + bar(tick, measured, wanted));
      err.flush();
    }
  }

  @Override
  public void interval(Interval interval) {
    if (!terminal || interval.to() - interval.from() >= LONG_INTERVAL) {
      say(StressText.line(interval));
    }
  }

  /** At most 80 columns as long as rates have no more than five digits. */
  String bar(Tick tick, int measured, double wanted) {
    int done = Math.max(0, Math.min(BAR, measured * BAR / seconds));
    var rates =
        Double.isNaN(wanted)
            ? text("%,d/s", tick.succeeded())
            : text("want %.0f sent %d good %d/s", wanted, tick.sent(), tick.succeeded());
    return text(
        "[%s%s] %s %s p99 %.1f ms failed %d",
        "#".repeat(done),
        ".".repeat(BAR - done),
        tick.warmup() ? "warm-up" : text("%d/%d s", measured, seconds),
        rates,
        tick.p99Micros() / 1e3,
        tick.failed());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
