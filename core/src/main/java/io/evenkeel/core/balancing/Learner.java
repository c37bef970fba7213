package io.evenkeel.core.balancing;

/**
 * Learns from rows of calls that are over, apart from the router, and publishes what it knows as
 * snapshots. {@link #offer} and {@link #snapshot} are for the router's thread, {@link #learn} is
 * for one thread at a time, which may be another one.
 */
final class Learner {

  /**
   * Of the linear model of slowness, at first: what instances told is believed for the most part.
   */
  private static final double[] START = {0, 0.5, 0.1, 0, 0, 0, 0, 0.3, 0};

  private static final double MOST_OFF = 6;
  private static final int ROOM = 256;

  /** What is known at one time; immutable. */
  static final class Snapshot {

    /** Weights of the logarithm of how slow an instance is. */
    private final double[] slowness;

    /** Corrects the logarithm of the queueing rule's response time. */
    private final Network network;

    Snapshot(double[] slowness, Network network) {
      this.slowness = slowness.clone();
      this.network = network;
    }

    Network network() {
      return network;
    }

    /** How slow an instance is, 1 on average; of a row without its sharing. */
    double slow(double[] row) {
      double sum = 0;
      for (int i = 0; i < LearnedRow.LINEAR_INPUTS; i++) {
        sum += slowness[i] * row[LearnedRow.LINEAR + i];
      }
      return Math.exp(Math.max(-6, Math.min(6, sum)));
    }

    /** How far service times contain the sharing of slots: 0 not at all, 1 fully. */
    double sharing() {
      return Math.max(0, Math.min(1, slowness[LearnedRow.SHARING]));
    }
  }

  private final Lessons lessons = new Lessons(LearnedRow.WIDTH, ROOM);
  private final double[] row = new double[LearnedRow.WIDTH];
  private final LinearFit slowness = new LinearFit(START);
  private final NetworkTrainer trainer;
  private volatile Snapshot snapshot =
      new Snapshot(START, Network.silent(LearnedRow.NETWORK_INPUTS));

  Learner(double quantile, double rate) {
    trainer = new NetworkTrainer(LearnedRow.NETWORK_INPUTS, quantile, rate, 1);
  }

  void offer(double[] lesson) {
    lessons.offer(lesson, 0);
  }

  Snapshot snapshot() {
    return snapshot;
  }

  void learn() {
    boolean any = false;
    while (lessons.poll(row)) {
      any = true;
      boolean atLeast = row[LearnedRow.AT_LEAST] != 0;
      if (!atLeast) {
        double expected = Math.exp(slowness.of(row, LearnedRow.LINEAR));
        double off = Math.min(MOST_OFF, row[LearnedRow.RATIO] / expected) - 1;
        slowness.learn(row, LearnedRow.LINEAR, off);
      }
      trainer.learn(row, LearnedRow.NETWORK, row[LearnedRow.TARGET], atLeast);
    }
    if (any) {
      snapshot = new Snapshot(slowness.weights(), trainer.snapshot());
    }
  }
}
