package io.evenkeel.http.bench.anomaly;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells how far it is, from the second second on, at most once in two seconds. */
final class AnomalyProgress {

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final int total;
  private final Consumer<String> told;
  private int done;
  private long toldAt = System.nanoTime();

  AnomalyProgress(int total, Consumer<String> told) {
    this.total = total;
    this.told = told;
  }

  void oneMore(String what) {
    done++;
    long now = System.nanoTime();
    if (now - toldAt >= PAUSE_NANOS) {
      toldAt = now;
      told.accept("%,d of %,d: %s".formatted(done, total, what));
    }
  }
}
