package io.evenkeel.intelligence.forecast;

/**
 * Fits networks in plain Java: pinball loss, batches, Adam (Kingma and Ba, ICLR 2015). The same
 * seed gives the same network.
 */
final class AdamTrainer implements NetworkTrainer {

  private static final float TINY = 1e-8f;

  private final long seed;

  AdamTrainer(long seed) {
    this.seed = seed;
  }

  @Override
  public PeakNetwork train(TrainingSet seen, float[] start, int epochs, double rate) {
    var run = new Run(start);
    var schedule = new Schedule(seen.size, epochs, rate, seed);
    while (!schedule.isOver()) {
      run.learn(seen, schedule.next());
      run.step(schedule.rate());
    }
    return new PeakNetwork(seen.ahead, run.weights);
  }

  /** What changes while a network is fitted. */
  private static final class Run {
    private final float[] weights;
    private final float[] mean = new float[PeakNetwork.WEIGHTS];
    private final float[] square = new float[PeakNetwork.WEIGHTS];
    private final Gradient gradient = new Gradient();
    private int steps;

    private Run(float[] start) {
      weights = start.clone();
    }

    private void learn(TrainingSet seen, int[] batch) {
      gradient.clear();
      for (int sample : batch) {
        gradient.add(weights, seen, sample, seen.weights[sample] / batch.length);
      }
    }

    private void step(double rate) {
      steps++;
      double unbiased =
          Math.sqrt(1 - Math.pow(Schedule.SQUARE_DECAY, steps))
              / (1 - Math.pow(Schedule.MEAN_DECAY, steps));
      move((float) (rate * unbiased), (float) (rate * Schedule.WEIGHT_DECAY), gradient.values());
    }

    private void move(float scale, float decay, float[] by) {
      float keptMean = (float) Schedule.MEAN_DECAY;
      float keptSquare = (float) Schedule.SQUARE_DECAY;
      for (int i = 0; i < weights.length; i++) {
        mean[i] = keptMean * mean[i] + (1 - keptMean) * by[i];
        square[i] = keptSquare * square[i] + (1 - keptSquare) * by[i] * by[i];
        weights[i] -= scale * mean[i] / ((float) Math.sqrt(square[i]) + TINY) + decay * weights[i];
      }
    }
  }
}
