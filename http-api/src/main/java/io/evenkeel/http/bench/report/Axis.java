package io.evenkeel.http.bench.report;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** How y values become heights. */
public enum Axis {
  /** Equal steps, from 0. */
  FROM_ZERO {
    @Override
    Scale scale(double[] values) {
      double top = Chart.ceiling(Arrays.stream(values).max().orElse(0));
      var grid = DoubleStream.of(0, 1, 2, 3, 4).map(step -> top * step / 4).toArray();
      return new Scale(grid, value -> value / top);
    }
  },
  /** Equal factors, by whole powers of ten; what is not above 0 is at the bottom. */
  POWERS_OF_TEN {
    @Override
    Scale scale(double[] values) {
      var positive = Arrays.stream(values).filter(value -> value > 0).toArray();
      double low = Math.floor(Math.log10(Arrays.stream(positive).min().orElse(1)));
      double high = Math.ceil(Math.log10(Arrays.stream(positive).max().orElse(10)));
      double end = Math.max(high, low + 1);
      var grid = DoubleStream.iterate(low, p -> p <= end, p -> p + 1).map(p -> Math.pow(10, p));
      return new Scale(
          grid.toArray(),
          value -> value <= 0 ? 0 : Math.max(0, (Math.log10(value) - low) / (end - low)));
    }
  };

  /** Where the lines of the grid are, and the height of a value, 0..1. */
  static final class Scale {
    private final double[] grid;
    private final DoubleUnaryOperator height;

    Scale(double[] grid, DoubleUnaryOperator height) {
      this.grid = grid;
      this.height = height;
    }

    double[] grid() {
      return grid.clone();
    }

    double height(double value) {
      return height.applyAsDouble(value);
    }
  }

  abstract Scale scale(double[] values);
}
