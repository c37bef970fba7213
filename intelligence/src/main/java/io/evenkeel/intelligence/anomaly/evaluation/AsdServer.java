package io.evenkeel.intelligence.anomaly.evaluation;

import java.util.List;

/** One server of ASD. Immutable, as long as nobody writes into its arrays. */
public final class AsdServer {

  private final String name;
  private final double[][] train;
  private final double[][] test;
  private final boolean[] labels;
  private final List<RootCause> causes;

  /**
   * A server.
   *
   * @param train rows of metrics, five minutes apart
   * @param test the rows after
   * @param labels whether each row of the test is an anomaly
   */
  public AsdServer(
      String name, double[][] train, double[][] test, boolean[] labels, List<RootCause> causes) {
    this.name = name;
    this.train = train;
    this.test = test;
    this.labels = labels;
    this.causes = List.copyOf(causes);
  }

  public String name() {
    return name;
  }

  public double[][] train() {
    return train;
  }

  public double[][] test() {
    return test;
  }

  public boolean[] labels() {
    return labels;
  }

  public List<RootCause> causes() {
    return causes;
  }
}
