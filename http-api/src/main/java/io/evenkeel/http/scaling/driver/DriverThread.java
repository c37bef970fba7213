package io.evenkeel.http.scaling.driver;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread on which a driver waits for others, so that its callers need not. It ends while
 * there is nothing to do. Thread-safe.
 */
final class DriverThread implements AutoCloseable {

  private static final int IDLE_SECONDS = 10;

  private final String driver;
  private final ThreadPoolExecutor executor;

  /**
   * @param driver whose it is, for messages
   * @param maxWaiting calls that may wait for the one under way, at least 1
   */
  DriverThread(String driver, int maxWaiting) {
    this.driver = driver;
    var queue = new ArrayBlockingQueue<Runnable>(maxWaiting);
    this.executor =
        new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, queue, this::thread);
    executor.allowCoreThreadTimeOut(true);
  }

  /**
   * Does something on this thread, after what was asked for earlier.
   *
   * @return its result, or a {@link DriverFailed}; completed on this thread
   */
  <T> CompletionStage<T> call(Callable<T> work) {
    var call = new Call<>(work);
    try {
      executor.execute(call);
    } catch (RejectedExecutionException e) {
      call.fail(executor.isShutdown() ? closed() : full());
    }
    return call.result;
  }

  /** As {@link #call}, without a result. */
  CompletionStage<Void> run(Work work) {
    return call(
        () -> {
          work.run();
          return null;
        });
  }

  /** Interrupts what is under way; that and all that waits fails. */
  @Override
  public void close() {
    for (var waiting : executor.shutdownNow()) {
      if (waiting instanceof Call<?> call) {
        call.fail(closed());
      }
    }
  }

  /** Something to do that may wait for others. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  private DriverFailed closed() {
    return new DriverFailed("the driver " + driver + " is closed");
  }

  private DriverFailed full() {
    return new DriverFailed(
        "%d calls wait for the driver %s already; nothing was done"
            .formatted(executor.getQueue().size(), driver));
  }

  private Thread thread(Runnable work) {
    var thread = new Thread(work, "driver " + driver);
    thread.setDaemon(true);
    return thread;
  }

  private final class Call<T> implements Runnable {

    private final Callable<T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    Call(Callable<T> work) {
      this.work = work;
    }

    @Override
    public void run() {
      try {
        result.complete(work.call());
      } catch (DriverFailed e) {
        fail(e);
      } catch (InterruptedException e) {
        fail(closed());
      } catch (Exception | LinkageError e) {
        fail(new DriverFailed("the driver " + driver + " failed: " + e, e));
      }
    }

    void fail(DriverFailed failure) {
      result.completeExceptionally(failure);
    }
  }
}
