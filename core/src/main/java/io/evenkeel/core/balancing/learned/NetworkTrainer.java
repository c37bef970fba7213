package io.evenkeel.core.balancing.learned;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Fits a {@link Network} to a quantile of what it sees, one example at a time: the pinball loss and
 * Adam (Kingma and Ba, ICLR 2015). Deterministic by its seed. Not thread-safe; hands out snapshots.
 */
final class NetworkTrainer {

  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;

  private final int inputs;
  private final double quantile;
  private final double rate;
  private final double[] weights;
  private final double[] gradient;
  private final double[] mean;
  private final double[] square;
  private final double[] out = new double[Network.SCRATCH];
  private final double[] delta = new double[Network.SCRATCH];
  private double meanLeft = 1;
  private double squareLeft = 1;

  /**
   * A trainer whose network says 0 at first.
   *
   * @param quantile of the targets that is to be predicted, 0 to 1
   * @param rate how far one example moves a weight at most, about
   */
  NetworkTrainer(int inputs, double quantile, double rate, long seed) {
    this.inputs = inputs;
    this.quantile = quantile;
    this.rate = rate;
    weights = new double[Network.size(inputs)];
    gradient = new double[weights.length];
    mean = new double[weights.length];
    square = new double[weights.length];
    var random = new SplittableRandom(seed);
    int at = draw(random, 0, Network.FIRST, inputs);
    draw(random, at, Network.SECOND, Network.FIRST);
  }

  private int draw(SplittableRandom random, int start, int units, int ins) {
    int end = start + units * (ins + 1);
    for (int i = start + units; i < end; i++) {
      weights[i] = random.nextGaussian() * Math.sqrt(2.0 / ins);
    }
    return end;
  }

  Network snapshot() {
    return new Network(inputs, weights);
  }

  /** The loss of one example under these weights. */
  double loss(double[] values, int offset, double target) {
    double error = target - Network.forward(weights, inputs, values, offset, out);
    return error >= 0 ? quantile * error : (quantile - 1) * error;
  }

  /**
   * Learns one example.
   *
   * @param atLeast the target is only known to be no less than this, as after a timeout
   */
  void learn(double[] values, int offset, double target, boolean atLeast) {
    double says = Network.forward(weights, inputs, values, offset, out);
    if (atLeast && says >= target) {
      return;
    }
    differentiate(values, offset, target >= says ? -quantile : 1 - quantile);
    step();
  }

  /** The gradient of {@link #loss} by each weight. */
  double[] gradient(double[] values, int offset, double target) {
    double says = Network.forward(weights, inputs, values, offset, out);
    differentiate(values, offset, target >= says ? -quantile : 1 - quantile);
    return gradient.clone();
  }

  double[] weights() {
    return weights;
  }

  /** Back through the layers; {@code out} holds those of the last pass. */
  private void differentiate(double[] values, int offset, double byOutput) {
    int second = Network.FIRST * (inputs + 1);
    int last = second + Network.SECOND * (Network.FIRST + 1);
    gradient[last] = byOutput;
    for (int unit = 0; unit < Network.SECOND; unit++) {
      double value = out[Network.FIRST + unit];
      gradient[last + 1 + unit] = byOutput * value;
      delta[Network.FIRST + unit] = byOutput * weights[last + 1 + unit] * slope(value);
    }
    Arrays.fill(delta, 0, Network.FIRST, 0);
    layer(second, out, 0, Network.FIRST, Network.FIRST, Network.SECOND);
    for (int unit = 0; unit < Network.FIRST; unit++) {
      int at = second + Network.SECOND * (1 + unit);
      for (int i = 0; i < Network.SECOND; i++) {
        delta[unit] += delta[Network.FIRST + i] * weights[at + i];
      }
      delta[unit] *= slope(out[unit]);
    }
    layer(0, values, offset, inputs, 0, Network.FIRST);
  }

  /** The gradient of one layer by its units' deltas, which stand at {@code from}. */
  private void layer(int start, double[] in, int offset, int ins, int from, int units) {
    System.arraycopy(delta, from, gradient, start, units);
    int at = start + units;
    for (int i = 0; i < ins; i++) {
      double value = in[offset + i];
      for (int unit = 0; unit < units; unit++) {
        gradient[at + unit] = delta[from + unit] * value;
      }
      at += units;
    }
  }

  private static double slope(double value) {
    return value > 0 ? 1 : Network.LEAK;
  }

  private void step() {
    meanLeft *= MEAN_DECAY;
    squareLeft *= SQUARE_DECAY;
    double scale = rate * Math.sqrt(1 - squareLeft) / (1 - meanLeft);
    for (int i = 0; i < weights.length; i++) {
      double g = gradient[i];
      mean[i] += (1 - MEAN_DECAY) * (g - mean[i]);
      square[i] += (1 - SQUARE_DECAY) * (g * g - square[i]);
      weights[i] -= scale * mean[i] / (Math.sqrt(square[i]) + 1e-8);
    }
  }
}
