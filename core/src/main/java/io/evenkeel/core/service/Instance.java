package io.evenkeel.core.service;

import java.util.Map;

/**
 * An instance that is there, as a node knows it.
 *
 * @param id unique within its service
 * @param kind how it is called
 * @param address its URL, or the node host:port it runs on
 * @param healthPath asked to see whether it works; empty for its root, and for actors
 * @param healthy whether calls go there
 */
public record Instance(
    String id,
    Kind kind,
    String address,
    double weight,
    String zone,
    Map<String, String> metadata,
    String healthPath,
    boolean healthy) {

  /** How an instance is called. */
  public enum Kind {
    /** In the cluster, by messages. */
    ACTOR,
    /** From outside, by HTTP. */
    HTTP
  }

  public Instance {
    metadata = Map.copyOf(metadata);
  }

  /** One that runs on a node of the cluster. */
  public static Instance ofActor(String id, String node) {
    return new Instance(id, Kind.ACTOR, node, 1, "", Map.of(), "", true);
  }

  Instance withWeight(double other) {
    return new Instance(id, kind, address, other, zone, metadata, healthPath, healthy);
  }

  /** One that was registered. */
  static Instance of(String id, Registration its, boolean healthy) {
    return new Instance(
        id,
        Kind.HTTP,
        its.url(),
        its.weight(),
        its.zone(),
        its.metadata(),
        its.healthPath(),
        healthy);
  }
}
