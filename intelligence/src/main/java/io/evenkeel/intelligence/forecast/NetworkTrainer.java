package io.evenkeel.intelligence.forecast;

/** Fits networks. Takes seconds of one core; called by one thread at a time. */
interface NetworkTrainer {

  /**
   * A network that fits what was seen.
   *
   * @param seen at least one batch of samples
   * @param start weights to begin with
   * @param epochs how often each sample is seen, at least 1
   * @param rate of Adam at the beginning; it falls to a fiftieth
   */
  PeakNetwork train(TrainingSet seen, float[] start, int epochs, double rate);
}
