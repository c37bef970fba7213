package io.evenkeel.core.simulation.scenario;

/**
 * Part of a run.
 *
 * @param from share of the run, 0 to 1
 * @param to share of the run, from {@code from} to 1
 */
public record Span(double from, double to) {

  public static final Span NEVER = new Span(0, 0);

  public Span {
    if (!(from >= 0 && from <= to && to <= 1)) {
      throw new IllegalArgumentException(
          "need 0 <= from <= to <= 1, was from " + from + " to " + to);
    }
  }
}
