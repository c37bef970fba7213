package io.evenkeel.core.service;

import io.evenkeel.core.balancing.Standing;
import java.util.List;
import java.util.Optional;

/**
 * What one router knows of the instances of a service.
 *
 * @param outstanding its calls that are not answered yet
 * @param loads of the instances that can be chosen, by id
 * @param lastDecisions the latest first
 * @param standing of a strategy that has a rival
 */
public record RoutingView(
    int outstanding, List<Load> loads, List<Decision> lastDecisions, Optional<Standing> standing) {

  /** Nothing was called yet. */
  public static final RoutingView IDLE = new RoutingView(0, List.of(), List.of(), Optional.empty());

  /**
   * The load of an instance.
   *
   * @param outstanding calls of this router
   * @param failures recent ones, which fade
   * @param meanMillis that calls were worked on lately, or took where it does not say so; empty
   *     before the first
   * @param reported its last report, when it ever sent one
   */
  public record Load(
      String instance,
      int outstanding,
      double failures,
      Optional<Double> meanMillis,
      Optional<Report> reported) {}

  /**
   * A report; what it does not say is empty.
   *
   * @param ageMillis since it was made
   */
  public record Report(
      int inFlight,
      int queued,
      Optional<Double> serviceMillis,
      Optional<Double> cost,
      Optional<Double> strain,
      long ageMillis) {}

  /** An instance was chosen for a call. */
  public record Decision(String instance, String operation, long atEpochMillis) {}

  public RoutingView {
    loads = List.copyOf(loads);
    lastDecisions = List.copyOf(lastDecisions);
  }
}
