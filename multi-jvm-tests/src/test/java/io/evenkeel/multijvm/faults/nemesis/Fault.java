package io.evenkeel.multijvm.faults.nemesis;

import java.util.List;
import java.util.Set;

/**
 * Something that goes wrong, and is healed later. Nodes are numbers counted from 0; the nodes of
 * the database are numbers of their own. The text of a fault is {@link FaultText}.
 */
public sealed interface Fault {

  /** Stands for whichever node is the oldest of the cluster when the fault begins. */
  int OLDEST = -1;

  /** One that hits one node of the cluster. */
  sealed interface OnNode extends Fault {
    int node();

    /** The same one on another node. */
    Fault on(int other);
  }

  /** The process is gone without a word; healed by a start. */
  record Kill(int node) implements OnNode {
    @Override
    public Fault on(int other) {
      return new Kill(other);
    }
  }

  /** The process is asked to leave; healed by a start. */
  record Terminate(int node) implements OnNode {
    @Override
    public Fault on(int other) {
      return new Terminate(other);
    }
  }

  /** The process stands still, its connections open. */
  record Pause(int node) implements OnNode {
    @Override
    public Fault on(int other) {
      return new Pause(other);
    }
  }

  /** No message passes between nodes of different sides; a node on no side is not concerned. */
  record Partition(List<Set<Integer>> sides) implements Fault {
    public Partition {
      sides = sides.stream().map(Set::copyOf).toList();
      if (sides.size() < 2 || sides.stream().anyMatch(Set::isEmpty)) {
        throw new IllegalArgumentException("a partition has two sides or more, was " + sides);
      }
    }
  }

  /** No message passes from the ones to the others; answers do. */
  record OneWay(Set<Integer> from, Set<Integer> to) implements Fault {
    public OneWay {
      from = Set.copyOf(from);
      to = Set.copyOf(to);
    }
  }

  /** No message passes to or from a node. */
  record Isolate(int node) implements OnNode {
    @Override
    public Fault on(int other) {
      return new Isolate(other);
    }
  }

  /**
   * Messages of a node get lost, in both directions.
   *
   * @param percent 1..100
   */
  record Loss(int node, int percent) implements OnNode {
    public Loss {
      if (percent < 1 || percent > 100) {
        throw new IllegalArgumentException("percent must be 1..100, was " + percent);
      }
    }

    @Override
    public Fault on(int other) {
      return new Loss(other, percent);
    }
  }

  /** A node of the database stands still. */
  record CassandraPause(int node) implements Fault {}

  /** A node of the database is gone without a word; healed by a start. */
  record CassandraKill(int node) implements Fault {}

  /** There is no room on the disk of a node of the database. */
  record CassandraDiskFull(int node) implements Fault {}

  /**
   * A node's wall clock, and not its monotonic one, is wrong.
   *
   * @param millis forwards, or backwards if negative
   */
  record ClockShift(int node, long millis) implements OnNode {
    @Override
    public Fault on(int other) {
      return new ClockShift(other, millis);
    }
  }

  /**
   * Another process takes a node's address, as when a supervisor gives a host up that hangs: the
   * node's own process stands still, its connections open. Healed by letting it go on.
   */
  record Replace(int node) implements OnNode {
    @Override
    public Fault on(int other) {
      return new Replace(other);
    }
  }

  /** Somebody edits the tables of leases; healed by what the nodes say has to be done. */
  record LeaseEdit(Rows rows) implements Fault {

    /** Which rows, and what of them. */
    public enum Rows {
      NODES_DELETED,
      SHARDS_DELETED,
      EPOCHS_SET_BACK
    }
  }

  /** Several at once, healed at once. */
  record Combination(List<Fault> faults) implements Fault {
    public Combination {
      faults = List.copyOf(faults);
      if (faults.size() < 2 || faults.stream().anyMatch(Combination.class::isInstance)) {
        throw new IllegalArgumentException(
            "a combination has two simple faults or more, was " + faults);
      }
    }
  }

  /** The simple faults it is made of. */
  default List<Fault> parts() {
    return this instanceof Combination combination ? combination.faults() : List.of(this);
  }
}
