package io.evenkeel.core.runtime.downing;

import io.evenkeel.core.downing.DelayMeter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * How late threads of this process run, measured by one that does nothing else. One for the whole
 * process, as it is the process that is paused or starved. Thread-safe.
 */
public final class SchedulingDelay {

  private static final long PERIOD_MILLIS = 50;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
  private volatile DelayMeter meter =
      DelayMeter.startingAt(System.nanoTime(), System.currentTimeMillis());

  private SchedulingDelay() {
    var unused =
        Executors.newSingleThreadScheduledExecutor(SchedulingDelay::daemon)
            .scheduleWithFixedDelay(
                this::woken, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "evenkeel-scheduling-delay");
    thread.setDaemon(true);
    return thread;
  }

  /** The one of this process. */
  public static SchedulingDelay ofThisProcess() {
    return Holder.INSTANCE;
  }

  /** A clock that stands still while this process does not run, in milliseconds. */
  public long livedMillis() {
    return (System.nanoTime() - meter.stalledNanos()) / NANOS_PER_MILLI;
  }

  /** The largest delay of late, in milliseconds. */
  public long recentMillis() {
    return (long) (meter.recentNanos() / NANOS_PER_MILLI);
  }

  /**
   * Tells after each waking by how many nanoseconds it came late, or by how many the wall clock had
   * leapt ahead.
   *
   * @param listener called on the measuring thread; must not block or throw
   */
  public void listen(LongConsumer listener) {
    listeners.add(listener);
  }

  /** Undoes {@link #listen}. */
  public void forget(LongConsumer listener) {
    listeners.remove(listener);
  }

  private void woken() {
    var now =
        meter.woken(PERIOD_MILLIS * NANOS_PER_MILLI, System.nanoTime(), System.currentTimeMillis());
    meter = now;
    listeners.forEach(listener -> listener.accept(now.leapNanos()));
  }

  private static final class Holder {
    static final SchedulingDelay INSTANCE = new SchedulingDelay();
  }
}
