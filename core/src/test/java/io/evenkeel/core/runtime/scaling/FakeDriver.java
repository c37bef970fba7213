package io.evenkeel.core.runtime.scaling;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import io.evenkeel.core.scaling.driver.ScalingDriver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Starts what it is told to at once, unless it is broken. */
final class FakeDriver implements ScalingDriver {

  final List<Integer> orders = new CopyOnWriteArrayList<>();
  volatile int count;

  /** Half of what is more is started, and then it fails. */
  volatile boolean failsHalfWay;

  /** Does not even say how many there are. */
  volatile boolean blind;

  /** Does not answer how many there are; so often it was asked. */
  volatile boolean open;

  final AtomicInteger asked = new AtomicInteger();

  /** What it throws instead of answering. */
  volatile @Nullable Throwable thrown;

  FakeDriver(int count) {
    this.count = count;
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public CompletionStage<Integer> ordered() {
    asked.incrementAndGet();
    fail();
    if (open) {
      return new CompletableFuture<>();
    }
    return blind ? failedFuture(new IllegalStateException("no answer")) : completedFuture(count);
  }

  @Override
  public CompletionStage<Void> order(int wanted) {
    orders.add(wanted);
    if (failsHalfWay) {
      count += (wanted - count) / 2;
      return failedFuture(new IllegalStateException("the machine is full"));
    }
    count = wanted;
    return completedFuture(null);
  }

  private void fail() {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException failure) {
      throw failure;
    }
  }
}
