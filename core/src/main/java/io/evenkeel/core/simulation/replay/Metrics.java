package io.evenkeel.core.simulation.replay;

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
    double sum = 0;
    for (int i = 0; i < seconds; i++) {
      sum += passed[at(i)].arrived();
    }
    return sum / seconds;
  }

  double inFlight() {
    double sum = 0;
    for (int i = 0; i < seconds; i++) {
      sum += passed[at(i)].served() / perInstance + passed[at(i)].waiting();
    }
    return sum / seconds;
  }

  double waiting() {
    double sum = 0;
    for (int i = 0; i < seconds; i++) {
      sum += passed[at(i)].waiting();
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
