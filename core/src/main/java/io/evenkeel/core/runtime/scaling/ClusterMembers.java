package io.evenkeel.core.runtime.scaling;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.cluster.Cluster;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * The members as one node sees them, host:port.
 *
 * @param up those that take work
 * @param unreachable of them
 */
record ClusterMembers(List<String> up, List<String> unreachable) {

  ClusterMembers {
    up = List.copyOf(up);
    unreachable = List.copyOf(unreachable);
  }

  /** At this moment. */
  static ClusterMembers of(ActorSystem<?> system) {
    var state = Cluster.get(system).state();
    var up = new ArrayList<String>();
    var unreachable = new ArrayList<String>();
    for (Member member : state.getMembers()) {
      if (member.status().equals(MemberStatus.up())) {
        up.add(text(member.address()));
        if (state.getUnreachable().contains(member)) {
          unreachable.add(text(member.address()));
        }
      }
    }
    return new ClusterMembers(up, unreachable);
  }

  private static String text(Address address) {
    return address.getHost().orElse("") + ":" + address.getPort().map(String::valueOf).orElse("");
  }
}
