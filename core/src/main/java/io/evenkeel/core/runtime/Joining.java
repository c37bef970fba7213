package io.evenkeel.core.runtime;

import akka.Done;
import akka.actor.Address;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.cluster.Cluster;
import io.evenkeel.core.config.NodeSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Joins the cluster once everything the node needs by itself has been proven to work. */
public final class Joining {

  private static final Optional<CoordinatedShutdown.Reason> INCOMPATIBLE =
      Optional.of(CoordinatedShutdown.incompatibleConfigurationDetectedReason());

  private static final String NOT_LET_IN =
      "not let in, as a setting that must be the same on all nodes, such as"
          + " evenkeel.entity.number-of-shards, is another one here; the log of the node that was"
          + " asked names it";

  private Joining() {}

  /** Never joins when a condition fails: a node without a journal must not be given shards. */
  public static void start(
      ActorSystem<?> system,
      NodeSettings settings,
      Readiness readiness,
      Optional<OtherMembers> others) {
    var cluster = Cluster.get(system);
    cluster.registerOnMemberUp(readiness::joined);
    cluster.registerOnMemberUp(() -> others.ifPresent(OtherMembers::joined));
    cluster.registerOnMemberRemoved(readiness::leave);
    leaveBeforeAnythingCloses(system, readiness);
    var unused =
        readiness
            .mayJoin()
            .whenComplete(
                (met, failure) -> {
                  if (failure == null) {
                    readiness.explain(
                        "member", "no node of " + settings.seedNodes() + " has let it in");
                    join(cluster, seeds(settings, cluster), others);
                  } else {
                    system.log().error("Not joining: {}", readiness.report());
                  }
                });
  }

  /** So that balancers look elsewhere while the node still answers. */
  private static void leaveBeforeAnythingCloses(ActorSystem<?> system, Readiness readiness) {
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeServiceUnbind(),
            "evenkeel-not-ready",
            () -> {
              if (CoordinatedShutdown.get(system).getShutdownReason().equals(INCOMPATIBLE)) {
                readiness.notLetIn(NOT_LET_IN);
              }
              readiness.leave();
              return CompletableFuture.completedFuture(Done.done());
            });
  }

  /** The first seed node founds a cluster when it reaches no other one, unless one lives. */
  private static void join(Cluster cluster, List<Address> seeds, Optional<OtherMembers> others) {
    boolean mayFound = seeds.get(0).equals(cluster.selfAddress()) && seeds.size() > 1;
    if (!mayFound || others.isEmpty()) {
      cluster.joinSeedNodes(seeds);
      return;
    }
    var gone = others.get().gone().toCompletableFuture();
    if (!gone.isDone()) {
      cluster.joinSeedNodes(seeds.subList(1, seeds.size()));
    }
    var unused = gone.thenRun(() -> cluster.joinSeedNodes(seeds));
  }

  private static List<Address> seeds(NodeSettings settings, Cluster cluster) {
    return settings.seedNodes().isEmpty()
        ? List.of(cluster.selfAddress())
        : settings.seedNodes().stream()
            .map(seed -> new Address("akka", settings.name(), seed.host(), seed.port()))
            .toList();
  }
}
