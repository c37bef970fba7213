package io.evenkeel.core.downing;

import java.util.HashSet;
import java.util.Set;

/**
 * Decides whether members whose processes have ended, as their hosts say, may be downed without
 * waiting for silence.
 *
 * <p>A host that refuses a connection proves nothing when a firewall answers in its place. Such a
 * firewall between two halves of a cluster must not make each half down the other one, so only a
 * strict majority may act; everybody else waits for the split-brain resolver. Pure.
 */
public final class EndedProcesses {

  private EndedProcesses() {}

  /**
   * The members to down now.
   *
   * @param <A> names a member
   * @param members who counts in the cluster, this node too
   * @param unreachable of whom nothing is heard
   * @param ended whose hosts refuse connections
   * @return some of {@code ended}, or nobody
   */
  public static <A> Set<A> toDown(Set<A> members, Set<A> unreachable, Set<A> ended) {
    var left = new HashSet<>(members);
    left.removeAll(unreachable);
    left.removeAll(ended);
    if (left.size() * 2 <= members.size()) {
      return Set.of();
    }
    var down = new HashSet<>(ended);
    down.retainAll(members);
    return down;
  }
}
