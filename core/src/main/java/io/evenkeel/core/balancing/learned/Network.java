package io.evenkeel.core.balancing.learned;

/**
 * A small network: {@code inputs} numbers, two layers of leaky rectifiers, one number out.
 * Immutable, so any thread may use it; a forward pass allocates nothing.
 */
final class Network {

  static final int FIRST = 16;
  static final int SECOND = 8;
  static final double LEAK = 0.05;

  /** Numbers that a pass needs for itself. */
  static final int SCRATCH = FIRST + SECOND;

  final int inputs;

  /** By layer: the bias of each unit, then by input its weight for each unit. Not changed. */
  private final double[] weights;

  Network(int inputs, double[] weights) {
    if (weights.length != size(inputs)) {
      throw new IllegalArgumentException(
          "need " + size(inputs) + " weights, was " + weights.length);
    }
    this.inputs = inputs;
    this.weights = weights.clone();
  }

  /** A network of zeros, which says 0 to everything. */
  static Network silent(int inputs) {
    return new Network(inputs, new double[size(inputs)]);
  }

  static int size(int inputs) {
    return FIRST * (inputs + 1) + SECOND * (FIRST + 1) + SECOND + 1;
  }

  /**
   * The output.
   *
   * @param values hold the inputs from {@code offset} on
   * @param scratch at least {@link #SCRATCH} long; overwritten
   */
  double of(double[] values, int offset, double[] scratch) {
    return forward(weights, inputs, values, offset, scratch);
  }

  static double forward(double[] w, int inputs, double[] values, int offset, double[] out) {
    int at = layer(w, 0, values, offset, inputs, out, 0, FIRST);
    at = layer(w, at, out, 0, FIRST, out, FIRST, SECOND);
    double sum = w[at++];
    for (int i = 0; i < SECOND; i++) {
      sum += w[at + i] * out[FIRST + i];
    }
    return sum;
  }

  /**
   * Writes one layer behind what it reads; returns where the next one's weights begin. Input by
   * input, so that the sums of all units go on side by side.
   */
  private static int layer(
      double[] w, int start, double[] in, int from, int ins, double[] out, int to, int outs) {
    System.arraycopy(w, start, out, to, outs);
    int at = start + outs;
    for (int i = 0; i < ins; i++) {
      double value = in[from + i];
      for (int unit = 0; unit < outs; unit++) {
        out[to + unit] += w[at + unit] * value;
      }
      at += outs;
    }
    for (int unit = to; unit < to + outs; unit++) {
      out[unit] = out[unit] > 0 ? out[unit] : LEAK * out[unit];
    }
    return at;
  }
}
