package io.evenkeel.intelligence.anomaly;

/**
 * Takes away what residuals have in common: (C + ridge)^(-1/2) of the scaled residual, which has
 * the Mahalanobis length (Mahalanobis 1936; the symmetric root, "ZCA", keeps each component with
 * its metric). Immutable.
 */
final class Whitening {

  private static final double FLOOR = 1e-3;

  private final double[] mean;
  private final double[] scale;
  private final double[][] root;

  private Whitening(double[] mean, double[] scale, double[][] root) {
    this.mean = mean;
    this.scale = scale;
    this.root = root;
  }

  /**
   * Fits to rows of residuals.
   *
   * @param rows at least two, of equal lengths
   * @param ridge added to each variance of the scaled residuals
   */
  static Whitening fit(double[][] rows, double ridge) {
    int width = rows[0].length;
    double[] mean = new double[width];
    for (double[] row : rows) {
      for (int i = 0; i < width; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    double[][] covariance = covariance(rows, mean);
    double[] scale = new double[width];
    for (int i = 0; i < width; i++) {
      scale[i] = Math.sqrt(covariance[i][i]) + FLOOR;
    }
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        covariance[i][j] = covariance[i][j] / (scale[i] * scale[j]) + (i == j ? ridge : 0);
      }
    }
    return new Whitening(mean, scale, SymmetricRoot.inverse(covariance));
  }

  /** The whitened residual. */
  double[] of(double[] residual) {
    int width = mean.length;
    double[] scaled = new double[width];
    for (int i = 0; i < width; i++) {
      scaled[i] = (residual[i] - mean[i]) / scale[i];
    }
    double[] white = new double[width];
    for (int i = 0; i < width; i++) {
      double[] line = root[i];
      double sum = 0;
      for (int j = 0; j < width; j++) {
        sum += line[j] * scaled[j];
      }
      white[i] = sum;
    }
    return white;
  }

  private static double[][] covariance(double[][] rows, double[] mean) {
    int width = mean.length;
    double[][] sum = new double[width][width];
    double[] off = new double[width];
    for (double[] row : rows) {
      for (int i = 0; i < width; i++) {
        off[i] = row[i] - mean[i];
      }
      for (int i = 0; i < width; i++) {
        for (int j = 0; j <= i; j++) {
          sum[i][j] += off[i] * off[j] / rows.length;
        }
      }
    }
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < i; j++) {
        sum[j][i] = sum[i][j];
      }
    }
    return sum;
  }
}
