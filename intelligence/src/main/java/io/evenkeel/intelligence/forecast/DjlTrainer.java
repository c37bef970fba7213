package io.evenkeel.intelligence.forecast;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Adam;

/**
 * Fits networks by PyTorch through DJL, on one thread: the same network, batches, loss and rates as
 * {@link AdamTrainer}. Needs the jars of DJL and of PyTorch for this platform; fetches nothing.
 */
final class DjlTrainer implements NetworkTrainer {

  private final Engine engine;
  private final long seed;

  private DjlTrainer(Engine engine, long seed) {
    this.engine = engine;
    this.seed = seed;
  }

  /**
   * Loads the engine, which unpacks its libraries the first time.
   *
   * @throws RuntimeException if it does not work here
   * @throws LinkageError if it is not on the class path
   */
  static NetworkTrainer load(long seed) {
    setUnlessSet("ai.djl.offline", "true");
    setUnlessSet("OPT_OUT_TRACKING", "true");
    setUnlessSet("ai.djl.pytorch.num_threads", "1");
    setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
    return new DjlTrainer(Engine.getEngine("PyTorch"), seed);
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  @Override
  public PeakNetwork train(TrainingSet seen, float[] start, int epochs, double rate) {
    try (NDManager manager = engine.newBaseManager(Device.cpu())) {
      var network = new DjlNetwork(manager, start);
      var schedule = new Schedule(seen.size, epochs, rate, seed);
      var adam =
          Adam.builder().optLearningRateTracker((name, step) -> (float) schedule.rate()).build();
      while (!schedule.isOver()) {
        int[] batch = schedule.next();
        try (NDManager step = manager.newSubManager();
            var collector = engine.newGradientCollector()) {
          collector.backward(network.loss(step, seen, batch));
        }
        network.update(adam, schedule.rate() * Schedule.WEIGHT_DECAY);
      }
      return new PeakNetwork(seen.ahead, network.weights());
    }
  }
}
