package io.evenkeel.core.simulation.replay;

import java.util.ArrayDeque;
import java.util.random.RandomGenerator;

/** Instances that start, serve and drain, second by second. */
final class Pool {

  private record Start(int due, boolean fails) {}

  private final ReplaySettings settings;
  private final RandomGenerator random;
  private final ArrayDeque<Start> starting = new ArrayDeque<>();
  private final ArrayDeque<Integer> draining = new ArrayDeque<>();
  private int ready;

  /** So many are ready from the beginning. */
  Pool(ReplaySettings settings, int ready, RandomGenerator random) {
    this.settings = settings;
    this.ready = ready;
    this.random = random;
  }

  int ready() {
    return ready;
  }

  int starting() {
    return starting.size();
  }

  /** All that are paid for. */
  int paid() {
    return ready + starting.size() + draining.size();
  }

  /** A second begins. */
  void advance(int second) {
    int waiting = starting.size();
    for (int i = 0; i < waiting; i++) {
      var start = starting.removeFirst();
      if (start.due() > second) {
        starting.addLast(start);
      } else if (!start.fails()) {
        ready++;
      }
    }
    while (!draining.isEmpty() && draining.getFirst() <= second) {
      draining.removeFirst();
    }
  }

  /** Orders or stops instances; those that start are stopped first, the newest of them. */
  void scaleTo(int wanted, int second) {
    while (ready + starting.size() < wanted) {
      starting.addLast(new Start(second + startSeconds(), draw() < settings.startFailures()));
    }
    while (ready + starting.size() > wanted) {
      if (starting.isEmpty()) {
        ready--;
        draining.addLast(second + settings.drainSeconds());
      } else {
        starting.removeLast();
      }
    }
  }

  private int startSeconds() {
    double jitter = settings.startJitter() * (2 * draw() - 1);
    return (int) Math.round(settings.startSeconds() * (1 + jitter));
  }

  private double draw() {
    return settings.startJitter() > 0 || settings.startFailures() > 0 ? random.nextDouble() : 1;
  }
}
