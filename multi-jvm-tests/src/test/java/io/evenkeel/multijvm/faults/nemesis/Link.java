package io.evenkeel.multijvm.faults.nemesis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The way from one node to another. */
public record Link(int from, int to) {

  /** Those that a fault cuts among so many nodes. */
  static Set<Link> cutBy(Fault fault, int nodes) {
    Set<Link> cut = new HashSet<>();
    if (fault instanceof Fault.Partition partition) {
      partition.sides().forEach(a -> between(a, others(partition.sides(), a), cut));
    } else if (fault instanceof Fault.OneWay way) {
      between(way.from(), way.to(), cut);
    } else if (fault instanceof Fault.Isolate isolate) {
      for (int other = 0; other < nodes; other++) {
        between(Set.of(isolate.node()), Set.of(other), cut);
        between(Set.of(other), Set.of(isolate.node()), cut);
      }
    }
    return cut;
  }

  private static Set<Integer> others(List<Set<Integer>> sides, Set<Integer> side) {
    Set<Integer> others = new HashSet<>();
    sides.stream().filter(s -> s != side).forEach(others::addAll);
    return others;
  }

  private static void between(Set<Integer> from, Set<Integer> to, Set<Link> cut) {
    for (int a : from) {
      to.stream().filter(b -> b != a).forEach(b -> cut.add(new Link(a, b)));
    }
  }

  @Override
  public String toString() {
    return from + ">" + to;
  }
}
