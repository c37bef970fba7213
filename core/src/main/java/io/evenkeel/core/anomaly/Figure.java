package io.evenkeel.core.anomaly;

import java.util.function.ToDoubleFunction;

/**
 * A figure of a load that is watched.
 *
 * @param name as in the load's own documents
 * @param amongOthers whether it is compared with the median of all at the same moment: what each
 *     node does changes with their number, which is no anomaly of any
 * @param of its value; NaN when there is none at this moment
 */
record Figure<T>(String name, Scale scale, boolean amongOthers, ToDoubleFunction<T> of) {

  /** Where a change of 0.1 is the least that matters, wherever it begins. */
  enum Scale {
    /** Of at least 0, as calls or milliseconds: a tenth of it, but for those below ten. */
    COUNT {
      @Override
      double of(double value) {
        return Math.log1p(Math.max(0, value) / 10);
      }
    },
    /** From 0 to 1: 0.02. */
    SHARE {
      @Override
      double of(double value) {
        return 5 * value;
      }
    };

    abstract double of(double value);
  }

  static <T> Figure<T> alone(String name, Scale scale, ToDoubleFunction<T> of) {
    return new Figure<>(name, scale, false, of);
  }

  static <T> Figure<T> amongOthers(String name, Scale scale, ToDoubleFunction<T> of) {
    return new Figure<>(name, scale, true, of);
  }
}
