package io.evenkeel.core.simulation.replay;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * Single requests: a Poisson process at the offered rate, exponential service times, first come
 * first served by whichever instance is free. One request at a time in an instance. Too slow is a
 * second in which the 95th percentile of response times is.
 */
final class EventFlow implements Flow {

  private static final double QUANTILE = 0.95;
  private static final double MOST_SECONDS = 0.25;

  private final ReplaySettings settings;
  private final RandomGenerator random;
  private final ArrayDeque<Double> waiting = new ArrayDeque<>();
  private final PriorityQueue<Double> ends = new PriorityQueue<>();
  private double[] responses = new double[1_024];
  private int started;
  private double begin;

  EventFlow(ReplaySettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  @Override
  public Second pass(double rate, int ready) {
    double end = begin + 1;
    started = 0;
    int arrived = 0;
    startWaiting(begin, ready);
    double next = begin + gap(rate);
    while (true) {
      double done = ends.isEmpty() ? Double.POSITIVE_INFINITY : ends.peek();
      if (Math.min(next, done) >= end) {
        break;
      }
      if (done <= next) {
        ends.remove();
        startWaiting(done, ready);
      } else {
        arrived++;
        waiting.add(next);
        startWaiting(next, ready);
        next += gap(rate);
      }
    }
    begin = end;
    double wait = waiting.isEmpty() ? 0 : end - waiting.peek();
    return new Second(arrived, started, waiting.size(), wait, isTooSlow(wait));
  }

  /** Those that are stopped end what they have. */
  private void startWaiting(double now, int ready) {
    while (!waiting.isEmpty() && ends.size() < ready) {
      double came = waiting.remove();
      double end = now + random.nextExponential() / settings.perInstance();
      ends.add(end);
      if (started == responses.length) {
        responses = Arrays.copyOf(responses, 2 * started);
      }
      responses[started++] = end - came;
    }
  }

  private boolean isTooSlow(double wait) {
    if (started == 0) {
      return wait > settings.mostWaitSeconds();
    }
    Arrays.sort(responses, 0, started);
    return responses[(int) (QUANTILE * (started - 1))] > MOST_SECONDS
        || wait > settings.mostWaitSeconds();
  }

  private double gap(double rate) {
    return rate <= 0 ? Double.POSITIVE_INFINITY : random.nextExponential() / rate;
  }
}
