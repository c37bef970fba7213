package io.evenkeel.http.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run early when this process is told to end, and lets it print before the process does:
 * closed when all is printed.
 */
final class StopHook {

  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch printed = new CountDownLatch(1);
  private final Thread hook;

  private StopHook(Runnable stop) {
    hook = new Thread(() -> stopAndWait(stop), "stop");
  }

  static StopHook set(Runnable stop) {
    var hook = new StopHook(stop);
    Runtime.getRuntime().addShutdownHook(hook.hook);
    return hook;
  }

  private void stopAndWait(Runnable stop) {
    try {
      stop.run();
    } finally {
      awaitPrinted();
    }
  }

  private void awaitPrinted() {
    try {
      if (!printed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("evenkeel: the run does not end, so it is broken off");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void close() {
    printed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the hook runs
    }
  }
}
