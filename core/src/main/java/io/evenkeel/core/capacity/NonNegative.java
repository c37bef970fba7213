package io.evenkeel.core.capacity;

/**
 * Linear least squares for three coefficients, the first one above 0, the others at least 0. Of so
 * few all choices of which are 0 are tried. Pure.
 */
final class NonNegative {

  /** Which coefficients need not be 0; in the order of their bits: none, the second, the third. */
  private static final int[][] FREE = {{0}, {0, 1}, {0, 2}, {0, 1, 2}};

  /** All coefficients may be above 0. */
  static final int ALL = 3;

  private NonNegative() {}

  /**
   * The coefficients p, three of them, with the least sum of (rows[i] p - wanted[i])^2.
   *
   * @param rows one of length 3 for each equation
   * @param allowed bit 0 for the second coefficient, bit 1 for the third: others are 0
   */
  static double[] solve(double[][] rows, double[] wanted, int allowed) {
    double[] best = {0, 0, 0};
    double least = Double.POSITIVE_INFINITY;
    for (int used = 0; used < FREE.length; used++) {
      if ((used & ~allowed) != 0) {
        continue;
      }
      double[] found = solve(rows, wanted, FREE[used]);
      double error = error(rows, wanted, found);
      if (found[0] > 0 && found[1] >= 0 && found[2] >= 0 && error < least) {
        best = found;
        least = error;
      }
    }
    if (least == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("no law of the kind comes near what was measured");
    }
    return best;
  }

  static double error(double[][] rows, double[] wanted, double[] p) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double off = rows[i][0] * p[0] + rows[i][1] * p[1] + rows[i][2] * p[2] - wanted[i];
      sum += off * off;
    }
    return sum;
  }

  /** By the normal equations of columns of length 1. */
  private static double[] solve(double[][] rows, double[] wanted, int[] free) {
    int size = free.length;
    double[] length = new double[size];
    double[][] a = new double[size][size + 1];
    for (int j = 0; j < size; j++) {
      for (double[] row : rows) {
        length[j] += row[free[j]] * row[free[j]];
      }
      length[j] = length[j] == 0 ? 1 : Math.sqrt(length[j]);
    }
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < size; j++) {
        double left = rows[i][free[j]] / length[j];
        for (int k = 0; k < size; k++) {
          a[j][k] += left * rows[i][free[k]] / length[k];
        }
        a[j][size] += left * wanted[i];
      }
    }
    double[] scaled = eliminate(a);
    double[] p = new double[3];
    for (int j = 0; j < size; j++) {
      p[free[j]] = scaled[j] / length[j];
    }
    return p;
  }

  /** Gauss' elimination with a diagonal that is never 0; NaN when it is. */
  private static double[] eliminate(double[][] a) {
    int size = a.length;
    for (int j = 0; j < size; j++) {
      for (int i = j + 1; i < size; i++) {
        double factor = a[i][j] / a[j][j];
        for (int k = j; k <= size; k++) {
          a[i][k] -= factor * a[j][k];
        }
      }
    }
    double[] found = new double[size];
    for (int j = size - 1; j >= 0; j--) {
      double sum = a[j][size];
      for (int k = j + 1; k < size; k++) {
        sum -= a[j][k] * found[k];
      }
      found[j] = sum / a[j][j];
    }
    return found;
  }
}
