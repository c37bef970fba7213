package io.evenkeel.intelligence.forecast;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that trains: of the lowest priority, and there only while there is something. */
final class TrainingThread {

  private static final int IDLE_SECONDS = 10;

  private TrainingThread() {}

  /**
   * Turns away what is too much.
   *
   * @param maxWaiting tasks that may wait for the one under way, at least 1
   */
  static ExecutorService start(int maxWaiting) {
    var queue = new ArrayBlockingQueue<Runnable>(maxWaiting);
    var executor =
        new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, queue, TrainingThread::thread);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  /** The priority is a hint: nothing depends on it, and Linux ignores it unless told otherwise. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "evenkeel-forecast");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }
}
