package io.evenkeel.core.simulation.replay;

import java.util.function.ToDoubleFunction;

/** What policies see: means over some seconds, that ended as many seconds ago. */
final class Metrics {

  private final int seconds;
  private final Flow.Second[] passed;
  private final double[] possible;
  private final double perInstance;
  private int count;

  Metrics(int seconds, double perInstance) {
    this.seconds = seconds;
    this.perInstance = perInstance;
    passed = new Flow.Second[2 * seconds];
    possible = new double[2 * seconds];
  }

  /** A second is over. */
  void add(Flow.Second second, double couldServe) {
    int at = count++ % passed.length;
    passed[at] = second;
    possible[at] = couldServe;
  }

  /** Whether there is anything old enough. */
  boolean isThere() {
    return count >= passed.length;
  }

  double arrived() {
    return mean(Flow.Second::arrived);
  }

  double inFlight() {
    return mean(second -> second.served() / perInstance + second.waiting());
  }

  double waiting() {
    return mean(Flow.Second::waiting);
  }

  private double mean(ToDoubleFunction<Flow.Second> figure) {
    double sum = 0;
    for (int i = 0; i < seconds; i++) {
      sum += figure.applyAsDouble(passed[at(i)]);
    }
    return sum / seconds;
  }

  double utilisation() {
    double served = 0;
    double could = 0;
    for (int i = 0; i < seconds; i++) {
      served += passed[at(i)].served();
      could += possible[at(i)];
    }
    return could == 0 ? 0 : Math.min(1, served / could);
  }

  /** The oldest ones come first. */
  private int at(int i) {
    return (count + i) % passed.length;
  }
}
