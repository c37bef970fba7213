package io.evenkeel.persistence.lease;

import io.evenkeel.persistence.fencing.ExpiryWatch;
import io.evenkeel.persistence.fencing.LeaseTiming;
import io.evenkeel.persistence.lease.LeaseTable.NodeRow;
import io.evenkeel.persistence.lease.LeaseTable.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What this node knows of the leases of others, by its own clock alone. Thread-safe. */
final class NodeSightings {

  /** How a lease stands. */
  sealed interface Standing {
    /** It may be valid to its holder. */
    record Alive() implements Standing {}

    /** It has run out, and may be revoked if it still has this counter; 0 if it has no row. */
    record Expired(long counter) implements Standing {}

    /** It was given back or revoked. */
    record Ended() implements Standing {}
  }

  private record Sighting(State state, ExpiryWatch watch, boolean member) {}

  private final LeaseTiming timing;
  private final Map<String, Sighting> sightings = new ConcurrentHashMap<>();

  NodeSightings(LeaseTiming timing) {
    this.timing = timing;
  }

  /**
   * Takes in the rows of all nodes.
   *
   * @param arrivedNanos the clock, read after the answer was there
   */
  void seen(List<NodeRow> rows, long arrivedNanos) {
    rows.forEach(
        row ->
            sightings.merge(
                row.node(), first(row, arrivedNanos), (old, now) -> next(old, row, arrivedNanos)));
    var there = rows.stream().map(NodeRow::node).collect(Collectors.toSet());
    sightings.replaceAll((node, old) -> there.contains(node) ? old : gone(old, arrivedNanos));
    sightings
        .entrySet()
        .removeIf(old -> old.getValue().state != State.HELD && !there.contains(old.getKey()));
  }

  /** A node that was never seen is watched from this moment on. */
  Standing of(String node, long nowNanos) {
    var sighting =
        sightings.computeIfAbsent(
            node, unseen -> new Sighting(State.HELD, new ExpiryWatch(0, nowNanos, timing), false));
    if (sighting.state != State.HELD) {
      return new Standing.Ended();
    }
    return sighting.watch.expiredAt(nowNanos)
        ? new Standing.Expired(sighting.watch.counter())
        : new Standing.Alive();
  }

  /** Whether a node that was a member may be alive, but for lives of {@code self}. */
  boolean memberLives(String self, long nowNanos) {
    return sightings.entrySet().stream()
        .filter(entry -> entry.getValue().member && !entry.getKey().startsWith(self + "/"))
        .anyMatch(entry -> of(entry.getKey(), nowNanos) instanceof Standing.Alive);
  }

  /**
   * The leases that have not ended of nodes that were members, but for those of {@code self} and of
   * its fellows.
   *
   * @param fellow whether a node, named without its life, is a member that this one reaches
   */
  Map<String, Standing> strangers(String self, Predicate<String> fellow, long nowNanos) {
    Map<String, Standing> strangers = new TreeMap<>();
    for (var entry : sightings.entrySet()) {
      var standing = of(entry.getKey(), nowNanos);
      var node = entry.getKey().substring(0, Math.max(0, entry.getKey().lastIndexOf('/')));
      boolean reached = standing instanceof Standing.Alive && fellow.test(node);
      boolean known = node.equals(self) || reached;
      if (entry.getValue().member && !known && !(standing instanceof Standing.Ended)) {
        strangers.put(entry.getKey(), standing);
      }
    }
    return strangers;
  }

  /** For how long nothing has changed in a node's row; zero for one that was never seen. */
  Duration silence(String node, long nowNanos) {
    var sighting = sightings.get(node);
    return sighting == null
        ? Duration.ZERO
        : Duration.ofNanos(nowNanos - sighting.watch.sinceNanos());
  }

  private Sighting first(NodeRow row, long nanos) {
    return new Sighting(row.state(), new ExpiryWatch(row.counter(), nanos, timing), row.member());
  }

  private static Sighting next(Sighting old, NodeRow row, long nanos) {
    var state = old.state == State.HELD ? row.state() : old.state;
    return new Sighting(state, old.watch.seen(row.counter(), nanos), row.member());
  }

  /** Someone deleted the row: its holder cannot renew any more, but may not know yet. */
  private Sighting gone(Sighting old, long nanos) {
    return old.state != State.HELD || old.watch.counter() == 0
        ? old
        : new Sighting(State.HELD, new ExpiryWatch(0, nanos, timing), old.member);
  }
}
