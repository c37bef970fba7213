package io.evenkeel.sharding.leaving;

import akka.actor.Address;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The nodes that give their shards away, as far as this one has been told. Thread-safe. */
final class LeavingNodes {

  private final Address self;
  private final Set<Address> nodes = ConcurrentHashMap.newKeySet();

  /**
   * None yet.
   *
   * @param self this node's own address, which its own references come without
   */
  LeavingNodes(Address self) {
    this.self = self;
  }

  void add(Address node) {
    nodes.add(full(node));
  }

  void remove(Address node) {
    nodes.remove(full(node));
  }

  boolean contains(Address node) {
    return nodes.contains(full(node));
  }

  private Address full(Address node) {
    return node.hasGlobalScope() ? node : self;
  }
}
