package io.evenkeel.multijvm.faults.nemesis;

import java.util.Map;
import java.util.Set;

/**
 * What a nemesis can do to a cluster. Called by one thread at a time; a call may block for as long
 * as it takes to have an effect, not until the cluster has noticed. A call may throw; the nemesis
 * goes on and tells at its end.
 *
 * <p>Ending what has ended, starting what runs and resuming what is not paused does nothing: the
 * oldest node may be one that is hit already, and a fault that could not begin is healed all the
 * same.
 */
public interface Targets {

  /** How many nodes there are, at least 1; they are counted from 0. */
  int nodes();

  /** The oldest member, on which the singletons run, now or when a node was last able to say so. */
  int oldest();

  /** Ends a process without a word. */
  void kill(int node);

  /** Asks a process to leave, and returns when it has or when its time is over. */
  void terminate(int node);

  /** Starts a process that was killed or terminated, with the same name, ports and data. */
  void start(int node);

  void pause(int node);

  void resume(int node);

  /** Cuts these ways and no others; an empty set heals the network. */
  void cut(Set<Link> links);

  /** Loses messages to and from these nodes, in percent, and no others. */
  void lose(Map<Integer, Integer> percentByNode);

  /** Sets a node's wall clock wrong by so much; 0 heals it. */
  void shiftClock(int node, long millis);

  /**
   * Lets a node's process stand still and starts another one in its place, to which everything goes
   * that is sent to the node from now on.
   */
  void replace(int node);

  /** Lets the process that was replaced last go on, if it is still there. */
  void wakeReplaced();

  /** Changes rows of the tables of leases by hand, while the cluster runs. */
  void editLeases(Fault.LeaseEdit.Rows rows);

  /** Does what the nodes say of the rows that were edited, if they say anything. */
  void mendLeases();

  void killCassandra(int node);

  void startCassandra(int node);

  void pauseCassandra(int node);

  void resumeCassandra(int node);

  /** Leaves no room on the disk of a node of the database. */
  void fillDisk(int node);

  /** Gives the room back, and starts the node again if it has given up. */
  void freeDisk(int node);
}
