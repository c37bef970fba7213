package io.evenkeel.intelligence.anomaly;

import java.time.Duration;

/**
 * How {@link NodeResiduals} looks at a node.
 *
 * @param step between rows, 10 s to 1 h; a day is a whole number of them. A row sooner than half a
 *     step after the last is passed over
 * @param days the usual value of a time of day is the mean over so many days, 1 to 60: a ring of
 *     days × metrics numbers for each step of a day
 * @param around rows before and after the same time that count too, 0 to 100
 * @param ridge added to each variance of the scaled residuals, 0.001 to 100: with more, what
 *     metrics have in common counts more
 * @param smoothing weight of the newest row in what is told, above 0 to 1
 * @param learnRows with nothing learned before, it learns from so many first rows, 500 to 100,000
 */
public record NodeResidualsSettings(
    Duration step, int days, int around, double ridge, double smoothing, int learnRows) {

  public static final NodeResidualsSettings DEFAULT =
      new NodeResidualsSettings(Duration.ofMinutes(5), 28, 12, 3, 0.3, 2_016);

  public NodeResidualsSettings {
    check("step (s)", (double) step.toSeconds(), 10, 3_600);
    check("days", days, 1, 60);
    check("around", around, 0, 100);
    check("ridge", ridge, 1e-3, 100);
    check("smoothing", smoothing, 1e-3, 1);
    check("learnRows", learnRows, 500, 100_000);
    if (Duration.ofDays(1).toMillis() % step.toMillis() != 0) {
      throw new IllegalArgumentException("a day must be a whole number of steps, step was " + step);
    }
  }

  int rowsOfDay() {
    return (int) (Duration.ofDays(1).toMillis() / step.toMillis());
  }

  private static void check(String name, double value, double least, double greatest) {
    if (!(value >= least && value <= greatest)) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, was %s".formatted(name, least, greatest, value));
    }
  }
}
