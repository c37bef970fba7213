package io.evenkeel.core.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that one node knows of services: what it defines, what runs in the cluster, what is
 * registered, what checks say, and which strategies were set. Not thread-safe.
 *
 * <p>Each method that changes it returns the services that callers see a difference in.
 */
public final class RegistryState {

  private final Map<String, Balancing> defined;
  private final Balancing byDefault;
  private final RegistryLimits limits;
  private final Leases leases = new Leases();
  private final Map<InstanceKey, Boolean> health = new HashMap<>();
  private Map<String, List<Instance>> inCluster = Map.of();
  private Map<String, Balancing> balancing = Map.of();

  /**
   * A registry that knows definitions only.
   *
   * @param defined the services of this node's applications with their strategies
   * @param byDefault the strategy of all others
   */
  public RegistryState(Map<String, Balancing> defined, Balancing byDefault, RegistryLimits limits) {
    this.defined = Map.copyOf(defined);
    this.byDefault = byDefault;
    this.limits = limits;
  }

  /** What runs in the cluster and can be reached is this. */
  public Set<String> inClusterIs(Map<String, List<Instance>> instances) {
    var changed = new HashSet<>(instances.keySet());
    changed.addAll(inCluster.keySet());
    var before = inCluster;
    changed.removeIf(
        name ->
            instances.getOrDefault(name, List.of()).equals(before.getOrDefault(name, List.of())));
    inCluster = Map.copyOf(instances);
    return changed;
  }

  /** A bucket of the replicated registry holds this. */
  public Set<String> bucketIs(
      int bucket, Map<InstanceKey, Registration> registrations, long nowNanos) {
    return leases.bucketIs(bucket, registrations, nowNanos);
  }

  /** The strategies that were set are these. */
  public Set<String> balancingIs(Map<String, Balancing> set) {
    var changed = new HashSet<>(set.keySet());
    changed.addAll(balancing.keySet());
    var before = balancing;
    changed.removeIf(
        name -> Optional.ofNullable(set.get(name)).equals(Optional.ofNullable(before.get(name))));
    balancing = Map.copyOf(set);
    return changed;
  }

  /** Checks say this of an instance; forgotten when it is gone. */
  public Set<String> healthIs(InstanceKey key, boolean up) {
    if (leases.find(key).isEmpty()) {
      health.remove(key);
      return Set.of();
    }
    var before = health.put(key, up);
    return (before == null || before) == up ? Set.of() : Set.of(key.service());
  }

  /** Time has passed. */
  public Set<String> lapse(long nowNanos) {
    var changed = leases.lapse(nowNanos);
    health.keySet().removeIf(key -> leases.find(key).isEmpty());
    return changed;
  }

  /** What is to be removed from the replicated registry. */
  public Map<InstanceKey, Registration> overdue(long nowNanos) {
    return leases.overdue(nowNanos);
  }

  /** Why an instance cannot be registered now; empty when it can. A renewal always can. */
  public Optional<String> obstacle(InstanceKey key) {
    if (leases.find(key).isPresent()) {
      return Optional.empty();
    }
    if (leases.size() >= limits.instances()) {
      return full("the registry holds %d instances", limits.instances());
    }
    if (leases.size(key.service()) >= limits.instancesPerService()) {
      return full("the service has %d instances", limits.instancesPerService());
    }
    boolean known = leases.size(key.service()) > 0;
    return !known && leases.services().size() >= limits.services()
        ? full("the registry holds %d services", limits.services())
        : Optional.empty();
  }

  /** Whether there is room to remember one more that was deregistered. */
  public boolean mayWithdraw() {
    return leases.withdrawn() < limits.instances();
  }

  /** Whether its instances are actors, of which a client cannot register more. */
  public boolean runsInTheCluster(String service) {
    return defined.containsKey(service) || inCluster.containsKey(service);
  }

  /** The registration, when it is alive. */
  public Optional<Registration> find(InstanceKey key) {
    return leases.find(key);
  }

  /** Whether an order for this registration changes nothing but its time. */
  public boolean isRenewal(InstanceKey key, Registration registration) {
    return leases.find(key).filter(known -> known.isSameFor(registration)).isPresent();
  }

  /** The names of all services that are defined or have an instance. */
  public Set<String> services() {
    var names = new TreeSet<>(defined.keySet());
    names.addAll(inCluster.keySet());
    names.addAll(leases.services());
    return names;
  }

  /** The service as it is now, also one that nobody knows. */
  public ServiceView view(String service) {
    var instances = new ArrayList<>(inCluster.getOrDefault(service, List.of()));
    leases
        .of(service)
        .forEach(
            (id, registration) ->
                instances.add(
                    Instance.of(
                        id,
                        registration,
                        health.getOrDefault(new InstanceKey(service, id), true))));
    instances.sort(Comparator.comparing(Instance::id));
    return new ServiceView(service, defined.containsKey(service), balancing(service), instances);
  }

  private Balancing balancing(String service) {
    var set = balancing.get(service);
    return set != null ? set : defined.getOrDefault(service, byDefault);
  }

  private static Optional<String> full(String format, int bound) {
    return Optional.of(format.formatted(bound) + " already");
  }
}
