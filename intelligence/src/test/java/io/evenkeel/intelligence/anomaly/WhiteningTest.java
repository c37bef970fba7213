package io.evenkeel.intelligence.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WhiteningTest {

  @Test
  void theInverseRootTwiceTimesTheMatrixIsOne() {
    double[][] matrix = {{4, 1, 0.5}, {1, 3, -0.7}, {0.5, -0.7, 2}};
    double[][] root = SymmetricRoot.inverse(matrix);
    double[][] one = times(times(root, root), matrix);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertThat(one[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-9));
      }
    }
  }

  @Test
  void whitenedRowsHaveNothingInCommon() {
    var random = new SplittableRandom(5);
    double[][] rows = new double[20_000][];
    for (int i = 0; i < rows.length; i++) {
      double common = random.nextDouble();
      rows[i] = new double[] {common + 0.1 * random.nextDouble(), 7 - 3 * common};
    }
    var whitening = Whitening.fit(rows, 1e-3);
    double product = 0;
    double square = 0;
    for (double[] row : rows) {
      double[] white = whitening.of(row);
      product += white[0] * white[1] / rows.length;
      square += white[0] * white[0] / rows.length;
    }
    assertThat(product).isCloseTo(0, within(0.1));
    assertThat(square).isCloseTo(1, within(0.1));
  }

  private static double[][] times(double[][] a, double[][] b) {
    double[][] product = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        for (int k = 0; k < a.length; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }
}
