package io.evenkeel.core.service;

import io.evenkeel.core.service.RoutingView.Load;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The weights that another balancer, which sees no signals, is to give the instances of a service:
 * how fast they were with the calls that passed this node, less for those that fail. Where that is
 * not known of all, the weights they were registered with count instead. Pure.
 */
public final class MeasuredWeights {

  /** Nobody gets less than this part of the greatest weight, so that one who recovers is seen. */
  static final double LEAST = 0.05;

  private MeasuredWeights() {}

  /** The service with these weights; the greatest stays what it is. */
  public static ServiceView of(ServiceView service, List<Load> loads) {
    var known = loads.stream().collect(Collectors.toMap(Load::instance, Function.identity()));
    var healthy = service.instances().stream().filter(Instance::healthy).toList();
    boolean measured = healthy.stream().allMatch(one -> speed(one, known).isPresent());
    double greatestBefore = greatest(healthy, Instance::weight);
    double greatestNow = greatest(healthy, one -> worth(one, known, measured));
    return new ServiceView(
        service.name(),
        service.definedHere(),
        service.balancing(),
        service.instances().stream()
            .map(
                one ->
                    one.healthy()
                        ? one.withWeight(
                            greatestBefore
                                * Math.max(LEAST, worth(one, known, measured) / greatestNow))
                        : one)
            .toList());
  }

  /**
   * What HAProxy's agent check is to say of an instance: its weight as a percentage of the one it
   * is configured with, or that it is down.
   */
  public static String agentAnswer(ServiceView registered, List<Load> loads, String instance) {
    var asked = registered.instance(instance);
    if (asked.isEmpty()) {
      return "stopped #unknown";
    }
    if (!asked.get().healthy()) {
      return "down #unhealthy";
    }
    var measured = of(registered, loads).instances().stream().filter(Instance::healthy).toList();
    double greatest = greatest(measured, one -> one.weight() / weight(registered, one.id()));
    double its =
        measured.stream()
            .filter(one -> one.id().equals(instance))
            .mapToDouble(one -> one.weight() / weight(registered, one.id()))
            .sum();
    return "up " + Math.max(1, Math.round(100 * its / greatest)) + "%";
  }

  private static double weight(ServiceView service, String instance) {
    return service.instance(instance).map(Instance::weight).orElse(1.0);
  }

  private static double greatest(List<Instance> instances, Function<Instance, Double> of) {
    return instances.stream().mapToDouble(of::apply).max().orElse(1);
  }

  private static double worth(Instance one, Map<String, Load> known, boolean measured) {
    var load = known.get(one.id());
    double failures = load == null ? 0 : load.failures();
    double speed = measured ? speed(one, known).orElse(1) : one.weight();
    return speed / (1 + failures);
  }

  private static OptionalDouble speed(Instance one, Map<String, Load> known) {
    var load = known.get(one.id());
    return load == null || load.meanMillis().isEmpty() || load.meanMillis().get() <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 / load.meanMillis().get());
  }
}
