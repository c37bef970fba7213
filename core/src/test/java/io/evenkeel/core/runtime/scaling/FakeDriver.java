package io.evenkeel.core.runtime.scaling;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import io.evenkeel.core.scaling.driver.ScalingDriver;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts what it is told to at once, unless it is broken. */
final class FakeDriver implements ScalingDriver {

  final List<Integer> orders = new CopyOnWriteArrayList<>();
  volatile int count;

  /** Half of what is more is started, and then it fails. */
  volatile boolean failsHalfWay;

  /** Does not even say how many there are. */
  volatile boolean blind;

  FakeDriver(int count) {
    this.count = count;
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public CompletionStage<Integer> ordered() {
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
}
