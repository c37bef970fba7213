package io.evenkeel.multijvm.faults.nemesis;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/**
 * Whom faults keep from working as they should. {@link Fault#OLDEST} counts as a node of its own,
 * which errs on the safe side.
 *
 * @param nodes of the cluster; of a partition, those on all sides but the largest
 * @param cassandra nodes of the database
 */
record Impact(Set<Integer> nodes, Set<Integer> cassandra) {

  Impact {
    nodes = Set.copyOf(nodes);
    cassandra = Set.copyOf(cassandra);
  }

  static Impact of(Fault fault) {
    if (fault instanceof Fault.Combination all) {
      return all.faults().stream().map(Impact::of).reduce(none(), Impact::plus);
    } else if (fault instanceof Fault.OnNode hit) {
      return new Impact(Set.of(hit.node()), Set.of());
    } else if (fault instanceof Fault.Partition partition) {
      return new Impact(allButTheLargest(partition.sides()), Set.of());
    } else if (fault instanceof Fault.OneWay way) {
      return new Impact(way.from().size() < way.to().size() ? way.from() : way.to(), Set.of());
    } else if (fault instanceof Fault.CassandraKill kill) {
      return new Impact(Set.of(), Set.of(kill.node()));
    } else if (fault instanceof Fault.CassandraPause pause) {
      return new Impact(Set.of(), Set.of(pause.node()));
    } else if (fault instanceof Fault.CassandraDiskFull full) {
      return new Impact(Set.of(), Set.of(full.node()));
    } else if (fault instanceof Fault.LeaseEdit) {
      return none();
    }
    throw new AssertionError("unknown fault " + fault);
  }

  static Impact none() {
    return new Impact(Set.of(), Set.of());
  }

  Impact plus(Impact other) {
    return new Impact(union(nodes, other.nodes), union(cassandra, other.cassandra));
  }

  boolean sharesWith(Impact other) {
    return nodes.stream().anyMatch(other.nodes::contains)
        || cassandra.stream().anyMatch(other.cassandra::contains);
  }

  private static Set<Integer> allButTheLargest(Collection<Set<Integer>> sides) {
    var largest = sides.stream().max(Comparator.comparingInt(Set::size)).orElseThrow();
    Set<Integer> rest = new HashSet<>();
    sides.stream().filter(side -> side != largest).forEach(rest::addAll);
    return rest;
  }

  private static Set<Integer> union(Set<Integer> a, Set<Integer> b) {
    Set<Integer> union = new HashSet<>(a);
    union.addAll(b);
    return union;
  }
}
