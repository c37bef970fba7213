package io.evenkeel.http.bench.gateway;

import java.util.List;
import java.util.stream.IntStream;

/** Back ends to balance, with the load they are meant for. */
public enum Scenario {
  /** Four that answer at once with the body they got: measures what passing on costs. */
  ECHO(1, List.of(0.0, 0.0, 0.0, 0.0)),
  /** Six alike. */
  EQUAL(1, List.of(20.0, 20.0, 20.0, 20.0, 20.0, 20.0)),
  /** Two each of 5, 20 and 80 ms. */
  HETEROGENEOUS(1, List.of(5.0, 5.0, 20.0, 20.0, 80.0, 80.0)),
  /** Six that are five times slower half of the time, each for half seconds of its own. */
  FLUCTUATING(5, List.of(10.0, 10.0, 10.0, 10.0, 10.0, 10.0));

  private static final int SLOTS = 2;

  private final double fluctuation;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<Double> millis;

  Scenario(double fluctuation, List<Double> millis) {
    this.fluctuation = fluctuation;
    this.millis = millis;
  }

  List<BackEnd> backEnds(List<Integer> ports) {
    return IntStream.range(0, millis.size())
        .mapToObj(i -> new BackEnd("b" + i, ports.get(i), millis.get(i), SLOTS, fluctuation))
        .toList();
  }

  public int size() {
    return millis.size();
  }

  boolean isEcho() {
    return this == ECHO;
  }

  /** Calls per second that all can work on. */
  double capacity() {
    return backEnds(IntStream.range(0, size()).boxed().toList()).stream()
        .mapToDouble(BackEnd::capacity)
        .sum();
  }
}
