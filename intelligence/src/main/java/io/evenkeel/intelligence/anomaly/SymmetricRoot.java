package io.evenkeel.intelligence.anomaly;

/** Roots of symmetric matrices by cyclic Jacobi rotations (Golub and Van Loan, section 8.5). */
final class SymmetricRoot {

  private static final int SWEEPS = 30;
  private static final double SMALL = 1e-24;
  private static final double LEAST = 1e-9;

  private final double[][] matrix;
  private final double[][] vectors;

  private SymmetricRoot(double[][] symmetric) {
    int width = symmetric.length;
    matrix = new double[width][];
    vectors = new double[width][width];
    for (int i = 0; i < width; i++) {
      matrix[i] = symmetric[i].clone();
      vectors[i][i] = 1;
    }
  }

  /** The matrix to the power of -1/2; eigenvalues below 1e-9 count as that. */
  static double[][] inverse(double[][] symmetric) {
    var work = new SymmetricRoot(symmetric);
    for (int sweep = 0; sweep < SWEEPS && work.offDiagonal() > SMALL; sweep++) {
      work.sweep();
    }
    return work.inverse();
  }

  private double offDiagonal() {
    double sum = 0;
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += matrix[i][j] * matrix[i][j];
      }
    }
    return sum;
  }

  private void sweep() {
    for (int p = 0; p < matrix.length; p++) {
      for (int q = p + 1; q < matrix.length; q++) {
        if (matrix[p][q] != 0) {
          rotate(p, q);
        }
      }
    }
  }

  private void rotate(int p, int q) {
    double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
    double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (double[] row : matrix) {
      turn(row, p, q, c, s);
    }
    for (int i = 0; i < matrix.length; i++) {
      double atP = matrix[p][i];
      double atQ = matrix[q][i];
      matrix[p][i] = c * atP - s * atQ;
      matrix[q][i] = s * atP + c * atQ;
    }
    for (double[] row : vectors) {
      turn(row, p, q, c, s);
    }
  }

  private static void turn(double[] row, int p, int q, double c, double s) {
    double atP = row[p];
    double atQ = row[q];
    row[p] = c * atP - s * atQ;
    row[q] = s * atP + c * atQ;
  }

  private double[][] inverse() {
    int width = matrix.length;
    double[][] root = new double[width][width];
    for (int k = 0; k < width; k++) {
      double weight = 1 / Math.sqrt(Math.max(LEAST, matrix[k][k]));
      for (int i = 0; i < width; i++) {
        for (int j = 0; j < width; j++) {
          root[i][j] += weight * vectors[i][k] * vectors[j][k];
        }
      }
    }
    return root;
  }
}
