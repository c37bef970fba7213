package io.evenkeel.core.view;

import java.util.List;
import java.util.Optional;

/**
 * A member as the asked node sees it.
 *
 * @param address host:port
 * @param status joining, weakly up, up, leaving, exiting, down or removed
 * @param oldest whether it hosts the coordinators
 * @param reachable whether heartbeats get through
 * @param node what it says of itself, empty when it did not answer in time
 */
public record MemberView(
    String address,
    String status,
    boolean oldest,
    boolean reachable,
    List<String> roles,
    Optional<NodeView> node) {

  public MemberView {
    roles = List.copyOf(roles);
  }
}
