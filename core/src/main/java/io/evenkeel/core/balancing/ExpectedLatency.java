package io.evenkeel.core.balancing;

import java.util.Arrays;

/**
 * What an instance answers to a probe: the median of its recent latencies at a load like the one it
 * has. Belongs to the instance; not thread-safe; constant memory.
 *
 * <p>Prequal, NSDI 2024, section 4.1. Without a sample at this load the nearest one counts, never
 * 0: an instance would look the faster the less it knows.
 */
public final class ExpectedLatency {

  private static final int WINDOW = 32;
  private static final int MOST_SAMPLES = 9;

  private final double[] latency = new double[WINDOW];
  private final int[] load = new int[WINDOW];
  private final double[] samples = new double[MOST_SAMPLES];
  private int size;
  private int next;

  /**
   * A call is done.
   *
   * @param inFlight calls in flight when it came
   * @param nanos from its coming to its reply, waiting included
   */
  public void add(int inFlight, double nanos) {
    load[next] = inFlight;
    latency[next] = nanos;
    next = (next + 1) % WINDOW;
    size = Math.min(WINDOW, size + 1);
  }

  /** In nanoseconds, NaN before the first call. */
  public double at(int inFlight) {
    if (size == 0) {
      return Double.NaN;
    }
    int nearest = Integer.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      nearest = Math.min(nearest, Math.abs(load[i] - inFlight));
    }
    int found = 0;
    for (int age = 1; age <= size && found < MOST_SAMPLES; age++) {
      int i = Math.floorMod(next - age, WINDOW);
      if (Math.abs(load[i] - inFlight) == nearest) {
        samples[found++] = latency[i];
      }
    }
    Arrays.sort(samples, 0, found);
    return samples[found / 2];
  }
}
