package io.evenkeel.core.capacity.search;

import java.util.List;

/**
 * Regression with a Matern 5/2 kernel (Rasmussen and Williams, Gaussian Processes for Machine
 * Learning, 2006, 2.2 and 5.4.1). Length and noise are those of a grid with the greatest marginal
 * likelihood, the scale follows from them. For some hundred points. Immutable once made.
 */
final class GaussianProcess {

  private static final double[] LENGTHS = {0.2, 0.35, 0.6, 1, 2};
  private static final double[] NOISES = {0.01, 0.1, 0.3, 1, 3, 10};

  private final List<List<Double>> points;
  private final double length;
  private final double mean;
  private final double scale;
  private final double[][] factor;
  private final double[] weights;
  private final double likelihood;

  /** A belief about a place. */
  record Belief(double mean, double deviation) {}

  private GaussianProcess(List<List<Double>> points, double[] values, double length, double noise) {
    int size = values.length;
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    this.points = points;
    this.length = length;
    this.mean = sum / size;
    double[][] kernel = new double[size][size];
    double[] centred = new double[size];
    for (int i = 0; i < size; i++) {
      centred[i] = values[i] - mean;
      for (int j = 0; j <= i; j++) {
        kernel[i][j] = matern(points.get(i), points.get(j), length) + (i == j ? noise : 0);
      }
    }
    factor = Cholesky.factor(kernel);
    weights = Cholesky.solve(factor, centred);
    double fit = 0;
    double determinant = 0;
    for (int i = 0; i < size; i++) {
      fit += centred[i] * weights[i];
      determinant += Math.log(factor[i][i]);
    }
    scale = Math.max(1e-300, fit / size);
    likelihood = -0.5 * size * Math.log(scale) - determinant;
  }

  /**
   * Of at least two points.
   *
   * @param points each from 0 to 1 in all dimensions
   * @param values at these points
   */
  static GaussianProcess of(List<List<Double>> points, double[] values) {
    var best = new GaussianProcess(points, values, LENGTHS[0], NOISES[0]);
    for (double length : LENGTHS) {
      for (double noise : NOISES) {
        var other = new GaussianProcess(points, values, length, noise);
        best = other.likelihood > best.likelihood ? other : best;
      }
    }
    return best;
  }

  /** Of the value itself, without the noise of a measurement. */
  Belief at(List<Double> point) {
    double[] near = new double[points.size()];
    double expected = mean;
    for (int i = 0; i < near.length; i++) {
      near[i] = matern(points.get(i), point, length);
      expected += near[i] * weights[i];
    }
    double explained = 0;
    for (double part : Cholesky.forward(factor, near)) {
      explained += part * part;
    }
    return new Belief(expected, Math.sqrt(scale * Math.max(0, 1 - explained)));
  }

  private static double matern(List<Double> a, List<Double> b, double length) {
    double squares = 0;
    for (int i = 0; i < a.size(); i++) {
      double apart = (a.get(i) - b.get(i)) / length;
      squares += apart * apart;
    }
    double r = Math.sqrt(5 * squares);
    return (1 + r + r * r / 3) * Math.exp(-r);
  }
}
