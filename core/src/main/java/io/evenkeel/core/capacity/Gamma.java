package io.evenkeel.core.capacity;

/** The gamma function (Lanczos' approximation, g = 7, as in Numerical Recipes 6.1). Pure. */
final class Gamma {

  private static final double[] COEFFICIENTS = {
    0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531,
    -176.6150291621406, 12.507343278686905, -0.13857109526572012, 9.984369578019572e-6,
    1.5056327351493116e-7
  };

  private Gamma() {}

  /** For x of 1 to 20, to about 13 digits. */
  static double of(double x) {
    double z = x - 1;
    double sum = COEFFICIENTS[0];
    for (int i = 1; i < COEFFICIENTS.length; i++) {
      sum += COEFFICIENTS[i] / (z + i);
    }
    double t = z + 7.5;
    return Math.sqrt(2 * Math.PI) * Math.pow(t, z + 0.5) * Math.exp(-t) * sum;
  }
}
