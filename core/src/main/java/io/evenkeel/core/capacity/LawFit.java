package io.evenkeel.core.capacity;

/**
 * Finds the {@link ScalabilityLaw} with the least squares of relative errors. With {@code n / X(n)
 * = p0 + p1 (n - 1) + p2 n (n - 1)} the coefficients are linear: that form is the start, then Gauss
 * and Newton's steps on the error itself, each of them a non-negative least squares problem. Pure.
 */
final class LawFit {

  private static final int STEPS = 30;
  private static final double ENOUGH = 1e-10;

  private LawFit() {}

  /** With all coefficients. */
  static ScalabilityLaw of(double[] sizes, double[] throughputs, double[] weights) {
    return of(sizes, throughputs, weights, NonNegative.ALL);
  }

  /**
   * Fits.
   *
   * @param sizes at least 3 different ones
   * @param throughputs of these sizes, above 0
   * @param weights of these sizes, above 0
   * @param allowed 1 for contention, 2 for coherency, 3 for both
   */
  static ScalabilityLaw of(double[] sizes, double[] throughputs, double[] weights, int allowed) {
    double[] wanted = new double[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      wanted[i] = sizes[i] / throughputs[i];
    }
    double[] best = step(sizes, wanted, weights, wanted, allowed);
    double least = error(sizes, wanted, weights, best);
    double[] p = best;
    for (int i = 0; i < STEPS; i++) {
      p = step(sizes, wanted, weights, all(sizes, p), allowed);
      double error = error(sizes, wanted, weights, p);
      boolean done = Math.abs(least - error) <= ENOUGH * least;
      if (error < least) {
        best = p;
        least = error;
      }
      if (done) {
        break;
      }
    }
    return new ScalabilityLaw(1 / best[0], best[1] / best[0], best[2] / best[0]);
  }

  /** The relative error y/f - 1 is linear in p near the present f: 2 y/f - 1 - y/f^2 (rows p). */
  private static double[] step(
      double[] sizes, double[] y, double[] weights, double[] f, int allowed) {
    double[][] rows = new double[sizes.length][];
    double[] wanted = new double[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      double weight = Math.sqrt(weights[i]);
      double factor = weight * y[i] / (f[i] * f[i]);
      double n = sizes[i];
      rows[i] = new double[] {factor, factor * (n - 1), factor * n * (n - 1)};
      wanted[i] = weight * (2 * y[i] / f[i] - 1);
    }
    return NonNegative.solve(rows, wanted, allowed);
  }

  private static double error(double[] sizes, double[] y, double[] weights, double[] p) {
    double[] f = all(sizes, p);
    double sum = 0;
    for (int i = 0; i < sizes.length; i++) {
      double off = y[i] / f[i] - 1;
      sum += weights[i] * off * off;
    }
    return sum;
  }

  private static double[] all(double[] sizes, double[] p) {
    double[] f = new double[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      f[i] = p[0] + (sizes[i] - 1) * (p[1] + sizes[i] * p[2]);
    }
    return f;
  }
}
