package io.evenkeel.intelligence.forecast;

import io.evenkeel.core.scaling.forecast.ForecastModel;
import io.evenkeel.core.scaling.forecast.ModelInputs;
import io.evenkeel.core.scaling.forecast.Quantiles;
import java.util.SplittableRandom;

/**
 * Two layers of rectifiers beside a linear way from the inputs to the outputs (a residual block as
 * in TiDE, Das et al., TMLR 2023, on inputs normalised as in NLinear, Zeng et al., AAAI 2023): what
 * is linear need not be learned by layers. The first output is the median, each other one is above
 * the one before by the softplus of a number, so that none crosses another. Immutable, any thread.
 */
public final class PeakNetwork implements ForecastModel {

  static final int INPUTS = ModelInputs.COUNT;
  static final int FIRST = 128;
  static final int SECOND = 64;
  static final int OUTPUTS = Quantiles.COUNT;

  // where the weights of each part begin; those of an input for all units stand side by side
  static final int BIAS_1 = 0;
  static final int LAYER_1 = BIAS_1 + FIRST;
  static final int BIAS_2 = LAYER_1 + INPUTS * FIRST;
  static final int LAYER_2 = BIAS_2 + SECOND;
  static final int BIAS_3 = LAYER_2 + FIRST * SECOND;
  static final int LAYER_3 = BIAS_3 + OUTPUTS;
  static final int LINEAR = LAYER_3 + SECOND * OUTPUTS;
  static final int WEIGHTS = LINEAR + INPUTS * OUTPUTS;

  private final int ahead;
  private final float[] weights;

  /**
   * A network.
   *
   * @param ahead steps whose greatest load it forecasts
   * @param weights {@link #WEIGHTS} of them
   */
  PeakNetwork(int ahead, float[] weights) {
    if (weights.length != WEIGHTS) {
      throw new IllegalArgumentException("need " + WEIGHTS + " weights, was " + weights.length);
    }
    this.ahead = ahead;
    this.weights = weights.clone();
  }

  /** One that nobody has fitted: layers at random, the linear way silent. */
  static float[] unfitted(long seed) {
    var random = new SplittableRandom(seed);
    var weights = new float[WEIGHTS];
    draw(random, weights, LAYER_1, BIAS_2, INPUTS);
    draw(random, weights, LAYER_2, BIAS_3, FIRST);
    return weights;
  }

  private static void draw(SplittableRandom random, float[] w, int from, int to, int ins) {
    for (int i = from; i < to; i++) {
      w[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / ins));
    }
  }

  @Override
  public int ahead() {
    return ahead;
  }

  float[] weights() {
    return weights.clone();
  }

  @Override
  public void forecast(float[] inputs, float[] quantiles) {
    var first = new float[FIRST];
    var second = new float[SECOND];
    forward(weights, inputs, 0, first, second, quantiles);
    stack(quantiles);
  }

  /** The raw outputs; what the layers gave on the way stays in {@code first} and second. */
  static void forward(
      float[] w, float[] inputs, int from, float[] first, float[] second, float[] out) {
    System.arraycopy(w, BIAS_1, first, 0, FIRST);
    multiply(w, LAYER_1, inputs, from, INPUTS, first);
    rectify(first);
    System.arraycopy(w, BIAS_2, second, 0, SECOND);
    multiply(w, LAYER_2, first, 0, FIRST, second);
    rectify(second);
    System.arraycopy(w, BIAS_3, out, 0, OUTPUTS);
    multiply(w, LAYER_3, second, 0, SECOND, out);
    multiply(w, LINEAR, inputs, from, INPUTS, out);
  }

  private static void multiply(float[] w, int at, float[] in, int from, int ins, float[] out) {
    for (int i = 0; i < ins; i++) {
      add(in[from + i], w, at + i * out.length, out);
    }
  }

  /** A loop of its own, which the compiler turns into vector instructions. */
  private static void add(float factor, float[] w, int at, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] += factor * w[at + i];
    }
  }

  private static void rectify(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, values[i]);
    }
  }

  /** Makes quantiles of raw outputs. */
  static void stack(float[] out) {
    for (int i = 1; i < out.length; i++) {
      out[i] = out[i - 1] + softplus(out[i]);
    }
  }

  static float softplus(float value) {
    return value > 20 ? value : (float) Math.log1p(Math.exp(value));
  }
}
