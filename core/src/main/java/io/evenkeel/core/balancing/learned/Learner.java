package io.evenkeel.core.balancing.learned;

/**
 * Learns from rows of calls that are over, apart from the router, and publishes what it knows as
 * snapshots. {@link #offer} and {@link #snapshot} are for the router's thread, {@link #learn} is
 * for one thread at a time, which may be another one.
 */
public final class Learner {

  /**
   * Of the linear model of slowness, at first: what instances told is believed for the most part.
   */
  private static final double[] START = {0, 0.5, 0.1, 0, 0, 0, 0, 0.3, 0};

  /** Numbers that a correction needs for itself. */
  public static final int SCRATCH = Network.SCRATCH;

  private static final double MOST_OFF = 6;
  private static final double LEAST_CORRECTION = -1;
  private static final double MOST_CORRECTION = 3;
  private static final int ROOM = 256;

  /** What is known at one time; immutable. */
  public static final class Snapshot {

    /** Weights of the logarithm of how slow an instance is. */
    private final double[] slowness;

    /** Corrects the logarithm of the queueing rule's response time. */
    private final Network network;

    Snapshot(double[] slowness, Network network) {
      this.slowness = slowness.clone();
      this.network = network;
    }

    /**
     * The logarithm by which the queueing rule is off, within bounds.
     *
     * @param scratch at least {@link #SCRATCH} long; overwritten
     */
    public double correction(double[] row, double[] scratch) {
      double says = network.of(row, LearnedRow.NETWORK, scratch);
      return Math.max(LEAST_CORRECTION, Math.min(MOST_CORRECTION, says));
    }

    /** How slow an instance is, 1 on average; of a row without its sharing. */
    public double slow(double[] row) {
      double sum = 0;
      for (int i = 0; i < LearnedRow.LINEAR_INPUTS; i++) {
        sum += slowness[i] * row[LearnedRow.LINEAR + i];
      }
      return Math.exp(Math.max(-6, Math.min(6, sum)));
    }

    /** How far service times contain the sharing of slots: 0 not at all, 1 fully. */
    public double sharing() {
      return Math.max(0, Math.min(1, slowness[LearnedRow.SHARING]));
    }
  }

  private final Lessons lessons = new Lessons(LearnedRow.WIDTH, ROOM);
  private final double[] row = new double[LearnedRow.WIDTH];
  private final LinearFit slowness = new LinearFit(START);
  private final NetworkTrainer trainer;
  private volatile Snapshot snapshot =
      new Snapshot(START, Network.silent(LearnedRow.NETWORK_INPUTS));

  /**
   * A learner that knows nothing.
   *
   * @param quantile of response times that the network is to predict, 0 to 1
   * @param rate how fast it learns
   */
  public Learner(double quantile, double rate) {
    trainer = new NetworkTrainer(LearnedRow.NETWORK_INPUTS, quantile, rate, 1);
  }

  public void offer(double[] lesson) {
    lessons.offer(lesson, 0);
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  public void learn() {
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
