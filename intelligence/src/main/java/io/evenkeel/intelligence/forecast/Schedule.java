package io.evenkeel.intelligence.forecast;

import java.util.Arrays;
import java.util.SplittableRandom;

/** In what order samples are seen and how fast is learned, whoever trains. */
final class Schedule {

  static final int BATCH = 64;
  static final double MEAN_DECAY = 0.9;
  static final double SQUARE_DECAY = 0.999;

  /** By how much of the rate weights become smaller (Loshchilov and Hutter, ICLR 2019). */
  static final double WEIGHT_DECAY = 1;

  private static final double LAST_RATE = 0.02;

  private final SplittableRandom random;
  private final int[] order;
  private final int epochs;
  private final double rate;
  private int step;

  /**
   * At the beginning.
   *
   * @param samples at least one batch
   * @param rate at first; falls along half a cosine
   */
  Schedule(int samples, int epochs, double rate, long seed) {
    this.random = new SplittableRandom(seed);
    this.order = new int[samples];
    this.epochs = epochs;
    this.rate = rate;
    Arrays.setAll(order, i -> i);
  }

  boolean isOver() {
    return step >= epochs * batches();
  }

  /** The samples of the next batch. */
  int[] next() {
    int batch = step % batches();
    if (batch == 0) {
      shuffle();
    }
    step++;
    return Arrays.copyOfRange(order, batch * BATCH, (batch + 1) * BATCH);
  }

  /** The rate for the batch that was given last. */
  double rate() {
    double done = (double) step / (epochs * batches());
    return rate * (LAST_RATE + (1 - LAST_RATE) * 0.5 * (1 + Math.cos(Math.PI * done)));
  }

  private int batches() {
    return order.length / BATCH;
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
  }
}
