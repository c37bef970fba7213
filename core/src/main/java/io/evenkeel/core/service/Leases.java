package io.evenkeel.core.service;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The registrations that one node knows and which of them are alive. Not thread-safe.
 *
 * <p>A registration lives for its TTL from the moment this node saw its last renewal, on this
 * node's own monotonic clock. Clocks of nodes are never compared, so that a wrong one ends nothing;
 * the price is that a renewal counts from when it comes in here, and that a node which has just
 * joined gives what it finds one TTL more. See decision 21.
 */
final class Leases {

  /** One that was registered. */
  private static final class Lease {
    private Registration registration;
    private long seenAtNanos;
    private boolean alive;

    private Lease(Registration registration, long seenAtNanos) {
      this.registration = registration;
      this.seenAtNanos = seenAtNanos;
      this.alive = !registration.withdrawn();
    }

    private boolean isOlderThan(int ttls, long nowNanos) {
      return nowNanos - seenAtNanos >= ttls * registration.ttl().toNanos();
    }
  }

  private final Map<Integer, Set<InstanceKey>> buckets = new HashMap<>();
  private final Map<String, TreeMap<String, Lease>> services = new TreeMap<>();
  private int size;
  private int withdrawn;

  /**
   * Takes over what a bucket of the replicated registry holds now.
   *
   * @return the services that callers see a difference in
   */
  Set<String> bucketIs(int bucket, Map<InstanceKey, Registration> entries, long nowNanos) {
    var changed = new HashSet<String>();
    for (var gone : buckets.getOrDefault(bucket, Set.of())) {
      if (!entries.containsKey(gone) && remove(gone)) {
        changed.add(gone.service());
      }
    }
    entries.forEach(
        (key, registration) -> {
          if (put(key, registration, nowNanos)) {
            changed.add(key.service());
          }
        });
    buckets.put(bucket, Set.copyOf(entries.keySet()));
    return changed;
  }

  /**
   * Lets lapse what was not renewed in time; returns the services that have fewer instances now.
   */
  Set<String> lapse(long nowNanos) {
    var changed = new HashSet<String>();
    services.forEach(
        (service, leases) -> {
          for (var lease : leases.values()) {
            if (lease.alive && lease.isOlderThan(1, nowNanos)) {
              lease.alive = false;
              changed.add(service);
            }
          }
        });
    return changed;
  }

  /**
   * What nobody renewed for two TTLs, or was deregistered some seconds ago, to be removed from the
   * replicated registry. Not sooner, so that a renewal that is on its way here from another node
   * comes in time.
   */
  Map<InstanceKey, Registration> overdue(long nowNanos) {
    var found = new HashMap<InstanceKey, Registration>();
    services.forEach(
        (service, leases) ->
            leases.forEach(
                (instance, lease) -> {
                  if (lease.isOlderThan(2, nowNanos)) {
                    found.put(new InstanceKey(service, instance), lease.registration);
                  }
                }));
    return found;
  }

  /** The registration, when it is alive. */
  Optional<Registration> find(InstanceKey key) {
    return Optional.ofNullable(leases(key.service()).get(key.instance()))
        .filter(lease -> lease.alive)
        .map(lease -> lease.registration);
  }

  /** The living instances of a service, by name. */
  Map<String, Registration> of(String service) {
    var alive = new TreeMap<String, Registration>();
    leases(service)
        .forEach(
            (instance, lease) -> {
              if (lease.alive) {
                alive.put(instance, lease.registration);
              }
            });
    return alive;
  }

  /** The services that have a registration, alive or lapsed. */
  Set<String> services() {
    return services.entrySet().stream()
        .filter(entry -> entry.getValue().values().stream().anyMatch(Leases::counts))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Registrations of all services, alive or lapsed. */
  int size() {
    return size - withdrawn;
  }

  /** As {@link #size()}, of one service. */
  int size(String service) {
    return (int) leases(service).values().stream().filter(Leases::counts).count();
  }

  /** Those that were deregistered and are not yet forgotten. */
  int withdrawn() {
    return withdrawn;
  }

  private static boolean counts(Lease lease) {
    return !lease.registration.withdrawn();
  }

  private Map<String, Lease> leases(String service) {
    return services.getOrDefault(service, new TreeMap<>());
  }

  private boolean put(InstanceKey key, Registration registration, long nowNanos) {
    var leases = services.computeIfAbsent(key.service(), s -> new TreeMap<>());
    var known = leases.get(key.instance());
    if (known == null) {
      leases.put(key.instance(), new Lease(registration, nowNanos));
      size++;
      withdrawn += registration.withdrawn() ? 1 : 0;
      return !registration.withdrawn();
    }
    if (Objects.equals(known.registration, registration)) {
      return false;
    }
    boolean wasAlive = known.alive;
    withdrawn += (registration.withdrawn() ? 1 : 0) - (counts(known) ? 0 : 1);
    boolean same = known.registration.isSameFor(registration);
    known.registration = registration;
    known.seenAtNanos = nowNanos;
    known.alive = !registration.withdrawn();
    return wasAlive != known.alive || (known.alive && !same);
  }

  private boolean remove(InstanceKey key) {
    var leases = leases(key.service());
    var removed = leases.remove(key.instance());
    if (leases.isEmpty()) {
      services.remove(key.service());
    }
    if (removed != null) {
      size--;
      withdrawn -= counts(removed) ? 0 : 1;
    }
    return removed != null && removed.alive;
  }
}
