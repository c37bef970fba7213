package io.evenkeel.core.balancing.learned;

/**
 * A linear function fitted to what it sees, one example at a time, older examples counting less:
 * recursive least squares. Not thread-safe; constant memory.
 */
final class LinearFit {

  private static final double FORGET = 0.9995;
  private static final double MOST_DOUBT = 1;

  private final int inputs;
  private final double[] weights;
  private final double[] doubt;
  private final double[] gain;

  /** A fit that returns the product with {@code start} until it has seen examples. */
  LinearFit(double[] start) {
    inputs = start.length;
    weights = start.clone();
    doubt = new double[inputs * inputs];
    gain = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      doubt[i * inputs + i] = 0.1;
    }
  }

  double of(double[] values, int offset) {
    double sum = 0;
    for (int i = 0; i < inputs; i++) {
      sum += weights[i] * values[offset + i];
    }
    return sum;
  }

  double[] weights() {
    return weights.clone();
  }

  /**
   * Learns one example by how far it was off: for a log link, what was by what was expected, - 1.
   */
  void learn(double[] values, int offset, double error) {
    double scale = FORGET;
    for (int i = 0; i < inputs; i++) {
      double sum = 0;
      for (int k = 0; k < inputs; k++) {
        sum += doubt[i * inputs + k] * values[offset + k];
      }
      gain[i] = sum;
      scale += sum * values[offset + i];
    }
    double trace = 0;
    for (int i = 0; i < inputs; i++) {
      trace += doubt[i * inputs + i];
    }
    double grow = trace < MOST_DOUBT ? 1 / FORGET : 1;
    for (int i = 0; i < inputs; i++) {
      weights[i] += gain[i] / scale * error;
      for (int k = 0; k < inputs; k++) {
        doubt[i * inputs + k] = (doubt[i * inputs + k] - gain[i] * gain[k] / scale) * grow;
      }
    }
  }
}
