package io.evenkeel.core.capacity.search;

/** Systems of equations with a symmetric positive definite matrix. Pure. */
final class Cholesky {

  private Cholesky() {}

  /** The lower factor L with L L' = a; only the lower half of {@code a} is read. */
  static double[][] factor(double[][] a) {
    int size = a.length;
    double[][] l = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(Math.max(1e-12, sum)) : sum / l[j][j];
      }
    }
    return l;
  }

  /** The x of L L' x = b. */
  static double[] solve(double[][] l, double[] b) {
    double[] x = forward(l, b);
    for (int i = l.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < l.length; k++) {
        x[i] -= l[k][i] * x[k];
      }
      x[i] /= l[i][i];
    }
    return x;
  }

  /** The x of L x = b. */
  static double[] forward(double[][] l, double[] b) {
    double[] x = new double[l.length];
    for (int i = 0; i < l.length; i++) {
      double sum = b[i];
      for (int k = 0; k < i; k++) {
        sum -= l[i][k] * x[k];
      }
      x[i] = sum / l[i][i];
    }
    return x;
  }
}
