package io.evenkeel.intelligence.forecast;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.optimizer.Optimizer;
import io.evenkeel.core.scaling.forecast.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@link PeakNetwork} in arrays of DJL, whose weights can be learned. Not thread-safe. */
final class DjlNetwork {

  private record Part(int at, int rows, int columns) {}

  private static final List<Part> PARTS =
      List.of(
          new Part(PeakNetwork.BIAS_1, 1, PeakNetwork.FIRST),
          new Part(PeakNetwork.LAYER_1, PeakNetwork.INPUTS, PeakNetwork.FIRST),
          new Part(PeakNetwork.BIAS_2, 1, PeakNetwork.SECOND),
          new Part(PeakNetwork.LAYER_2, PeakNetwork.FIRST, PeakNetwork.SECOND),
          new Part(PeakNetwork.BIAS_3, 1, PeakNetwork.OUTPUTS),
          new Part(PeakNetwork.LAYER_3, PeakNetwork.SECOND, PeakNetwork.OUTPUTS),
          new Part(PeakNetwork.LINEAR, PeakNetwork.INPUTS, PeakNetwork.OUTPUTS));

  private final List<NDArray> parts = new ArrayList<>();

  /**
   * With these weights.
   *
   * @param manager owns the arrays
   */
  DjlNetwork(NDManager manager, float[] weights) {
    for (var part : PARTS) {
      int end = part.at() + part.rows() * part.columns();
      var array =
          manager.create(
              Arrays.copyOfRange(weights, part.at(), end), new Shape(part.rows(), part.columns()));
      array.setRequiresGradient(true);
      parts.add(array);
    }
  }

  /** As {@link PeakNetwork} wants them. */
  float[] weights() {
    var weights = new float[PeakNetwork.WEIGHTS];
    for (int i = 0; i < parts.size(); i++) {
      float[] part = parts.get(i).toFloatArray();
      System.arraycopy(part, 0, weights, PARTS.get(i).at(), part.length);
    }
    return weights;
  }

  /** Quantiles of some rows of inputs, in order. */
  NDArray forecast(NDArray inputs) {
    var first = Activation.relu(layer(inputs, 1, 0));
    var second = Activation.relu(layer(first, 3, 2));
    var raw = layer(second, 5, 4).add(inputs.matMul(parts.get(6)));
    var steps = Activation.softPlus(raw.get(":, 1:"));
    return NDArrays.concat(new NDList(raw.get(":, 0:1"), steps), 1).cumSum(1);
  }

  private NDArray layer(NDArray in, int weights, int bias) {
    return in.matMul(parts.get(weights)).add(parts.get(bias));
  }

  /** The mean weighted pinball loss, summed over the quantiles. */
  NDArray loss(NDManager manager, TrainingSet seen, int[] batch) {
    int width = PeakNetwork.INPUTS;
    var inputs = new float[batch.length * width];
    var targets = new float[batch.length];
    var weights = new float[batch.length];
    for (int i = 0; i < batch.length; i++) {
      System.arraycopy(seen.inputs, batch[i] * width, inputs, i * width, width);
      targets[i] = seen.targets[batch[i]];
      weights[i] = seen.weights[batch[i]] / batch.length;
    }
    var column = new Shape(batch.length, 1);
    var said = forecast(manager.create(inputs, new Shape(batch.length, width)));
    var error = manager.create(targets, column).sub(said);
    var levels = manager.create(levels(), new Shape(1, Quantiles.COUNT));
    var loss = NDArrays.maximum(error.mul(levels), error.mul(levels.sub(1)));
    return loss.mul(manager.create(weights, column)).sum();
  }

  private static float[] levels() {
    var levels = new float[Quantiles.COUNT];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (float) Quantiles.level(i);
    }
    return levels;
  }

  /**
   * One step down the gradients, which are then gone.
   *
   * @param decay share by which weights become smaller
   */
  void update(Optimizer optimizer, double decay) {
    for (int i = 0; i < parts.size(); i++) {
      var weight = parts.get(i);
      weight.muli(1 - decay);
      try (var gradient = weight.getGradient()) {
        optimizer.update("part" + i, weight, gradient);
        gradient.subi(gradient);
      }
    }
  }
}
