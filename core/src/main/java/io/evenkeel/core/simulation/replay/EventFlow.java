package io.evenkeel.core.simulation.replay;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * Single requests: a Poisson process, exponential service times, first come first served by
 * whichever instance is free. One request at a time in an instance. The objective is missed when
 * the 95th percentile of response times is too long.
 */
final class EventFlow implements Flow {

  private static final double QUANTILE = 0.95;
  private static final double MOST_SECONDS = 0.25;

  private final ReplaySettings settings;
  private final RandomGenerator random;
  private final ArrivalProcess arrivals;
  private final ArrayDeque<Double> waiting = new ArrayDeque<>();
  private final PriorityQueue<Double> ends = new PriorityQueue<>();
  private double[] responses = new double[1_024];
  private int started;
  private double begin;
  private double longestWait;

  EventFlow(ReplaySettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
    this.arrivals = new ArrivalProcess(settings.arrivals(), random);
  }

  @Override
  public Second pass(double offered, int ready) {
    double rate = arrivals.rate(offered);
    double end = begin + 1;
    int before = started;
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
    longestWait = Math.max(longestWait, wait);
    return new Second(arrived, started - before, waiting.size(), wait);
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

  @Override
  public boolean missed() {
    Arrays.sort(responses, 0, started);
    boolean slow = started > 0 && responses[(int) (QUANTILE * (started - 1))] > MOST_SECONDS;
    boolean missed = slow || longestWait > settings.mostWaitSeconds();
    started = 0;
    longestWait = 0;
    return missed;
  }

  private double gap(double rate) {
    return rate <= 0 ? Double.POSITIVE_INFINITY : random.nextExponential() / rate;
  }
}
