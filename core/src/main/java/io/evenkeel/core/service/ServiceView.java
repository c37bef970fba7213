package io.evenkeel.core.service;

import java.util.List;
import java.util.Optional;

/**
 * A service as one node knows it at one moment.
 *
 * @param definedHere whether an application of this node defines it
 * @param balancing the strategy in force
 * @param instances by id
 */
public record ServiceView(
    String name, boolean definedHere, Balancing balancing, List<Instance> instances) {

  public ServiceView {
    instances = List.copyOf(instances);
  }

  public Optional<Instance> instance(String id) {
    return instances.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** Whether its instances are actors, of which a client cannot register more. */
  public boolean runsInTheCluster() {
    return definedHere || instances.stream().anyMatch(i -> i.kind() == Instance.Kind.ACTOR);
  }

  /** Whether there is nothing to know of it any more. */
  public boolean isGone() {
    return !definedHere && instances.isEmpty();
  }
}
