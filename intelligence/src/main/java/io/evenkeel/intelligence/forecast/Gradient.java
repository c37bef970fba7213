package io.evenkeel.intelligence.forecast;

import static io.evenkeel.intelligence.forecast.PeakNetwork.FIRST;
import static io.evenkeel.intelligence.forecast.PeakNetwork.INPUTS;
import static io.evenkeel.intelligence.forecast.PeakNetwork.OUTPUTS;
import static io.evenkeel.intelligence.forecast.PeakNetwork.SECOND;

import io.evenkeel.core.scaling.forecast.Quantiles;
import java.util.Arrays;

/** The gradient of the pinball loss by each weight of a network, summed. Not thread-safe. */
final class Gradient {

  private final float[] values = new float[PeakNetwork.WEIGHTS];
  private final float[] first = new float[FIRST];
  private final float[] second = new float[SECOND];
  private final float[] raw = new float[OUTPUTS];
  private final float[] byFirst = new float[FIRST];
  private final float[] bySecond = new float[SECOND];
  private final float[] byRaw = new float[OUTPUTS];

  float[] values() {
    return values;
  }

  void clear() {
    Arrays.fill(values, 0);
  }

  /** Adds that of one sample, so many times. */
  void add(float[] w, TrainingSet seen, int sample, float times) {
    int from = sample * INPUTS;
    PeakNetwork.forward(w, seen.inputs, from, first, second, raw);
    outputs(seen.targets[sample], times);
    outer(seen.inputs, from, INPUTS, byRaw, PeakNetwork.LINEAR);
    outer(second, 0, SECOND, byRaw, PeakNetwork.LAYER_3);
    add(1, byRaw, PeakNetwork.BIAS_3);
    back(w, PeakNetwork.LAYER_3, byRaw, second, bySecond);
    outer(first, 0, FIRST, bySecond, PeakNetwork.LAYER_2);
    add(1, bySecond, PeakNetwork.BIAS_2);
    back(w, PeakNetwork.LAYER_2, bySecond, first, byFirst);
    outer(seen.inputs, from, INPUTS, byFirst, PeakNetwork.LAYER_1);
    add(1, byFirst, PeakNetwork.BIAS_1);
  }

  /** By the raw outputs: each quantile moves with all below it. */
  private void outputs(float came, float times) {
    float said = raw[0];
    byRaw[0] = slope(0, said, came);
    for (int i = 1; i < OUTPUTS; i++) {
      said += PeakNetwork.softplus(raw[i]);
      byRaw[i] = slope(i, said, came);
    }
    float above = 0;
    for (int i = OUTPUTS - 1; i >= 0; i--) {
      above += byRaw[i];
      byRaw[i] = times * (i == 0 ? above : above * sigmoid(raw[i]));
    }
  }

  private void outer(float[] in, int from, int ins, float[] by, int at) {
    for (int i = 0; i < ins; i++) {
      if (in[from + i] != 0) {
        add(in[from + i], by, at + i * by.length);
      }
    }
  }

  /** A loop of its own, which the compiler turns into vector instructions. */
  private void add(float factor, float[] by, int at) {
    for (int i = 0; i < by.length; i++) {
      values[at + i] += factor * by[i];
    }
  }

  private static void back(float[] w, int at, float[] by, float[] out, float[] byOut) {
    for (int i = 0; i < out.length; i++) {
      byOut[i] = out[i] > 0 ? dot(w, at + i * by.length, by) : 0;
    }
  }

  /** Four sums side by side: one alone would wait for itself. */
  private static float dot(float[] w, int at, float[] by) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 4 <= by.length; i += 4) {
      a += w[at + i] * by[i];
      b += w[at + i + 1] * by[i + 1];
      c += w[at + i + 2] * by[i + 2];
      d += w[at + i + 3] * by[i + 3];
    }
    for (; i < by.length; i++) {
      a += w[at + i] * by[i];
    }
    return a + b + c + d;
  }

  /** The slope of the pinball loss by what a quantile says. */
  private static float slope(int quantile, float said, float came) {
    double level = Quantiles.level(quantile);
    return (float) (came >= said ? -level : 1 - level);
  }

  private static float sigmoid(float value) {
    return (float) (1 / (1 + Math.exp(-value)));
  }
}
