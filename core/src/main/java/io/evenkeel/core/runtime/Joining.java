package io.evenkeel.core.runtime;

import akka.actor.Address;
import akka.actor.AddressFromURIString;
import akka.actor.typed.ActorSystem;
import akka.cluster.Cluster;
import io.evenkeel.core.config.NodeSettings;
import java.util.List;

/** Joins the cluster once everything the node needs by itself has been proven to work. */
public final class Joining {

  private Joining() {}

  /** Never joins when a condition fails: a node without a journal must not be given shards. */
  public static void start(ActorSystem<?> system, NodeSettings settings, Readiness readiness) {
    var cluster = Cluster.get(system);
    cluster.registerOnMemberUp(readiness::joined);
    cluster.registerOnMemberRemoved(readiness::leave);
    var unused =
        readiness
            .mayJoin()
            .whenComplete(
                (met, failure) -> {
                  if (failure == null) {
                    readiness.explain(
                        "member", "no node of " + settings.seedNodes() + " has let it in");
                    cluster.joinSeedNodes(seeds(settings, cluster));
                  } else {
                    system.log().error("Not joining: {}", readiness.report());
                  }
                });
  }

  private static List<Address> seeds(NodeSettings settings, Cluster cluster) {
    return settings.seedNodes().isEmpty()
        ? List.of(cluster.selfAddress())
        : settings.seedNodes().stream()
            .map(seed -> AddressFromURIString.parse("akka://" + settings.name() + "@" + seed))
            .toList();
  }
}
