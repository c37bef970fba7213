package io.evenkeel.multijvm.faults.nemesis;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The clock that a nemesis goes by. */
public interface Pace {

  /**
   * Blocks until the time has come.
   *
   * @param atMillis since the start of the run
   * @return false when the run is to end before
   */
  boolean await(long atMillis);

  /** Real time, counted from its making. Thread-safe. */
  final class RealTime implements Pace {

    private final CountDownLatch end = new CountDownLatch(1);
    private final long startNanos = System.nanoTime();

    @Override
    public boolean await(long atMillis) {
      long left = TimeUnit.MILLISECONDS.toNanos(atMillis) - (System.nanoTime() - startNanos);
      try {
        return !end.await(Math.max(0, left), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    /** Ends every waiting, now and later. */
    public void end() {
      end.countDown();
    }
  }
}
