package io.evenkeel.multijvm.faults.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks after the processes as an operating system does, until it is closed. */
final class Supervisor implements AutoCloseable {

  private static final long PERIOD_MILLIS = 500;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  private final List<String> revived = new CopyOnWriteArrayList<>();

  Supervisor(ClusterTargets targets) {
    timer.scheduleWithFixedDelay(
        () -> revived.addAll(targets.revive()), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The names of the nodes that had ended by themselves, in order. */
  List<String> revived() {
    return List.copyOf(revived);
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the supervisor does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
