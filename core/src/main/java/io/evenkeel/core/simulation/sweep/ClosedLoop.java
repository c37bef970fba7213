package io.evenkeel.core.simulation.sweep;

import io.evenkeel.core.balancing.Hash;
import io.evenkeel.core.protection.ProtectionSettings;
import io.evenkeel.core.simulation.VirtualServers;
import io.evenkeel.core.simulation.scenario.ArrivalPattern;
import io.evenkeel.core.simulation.scenario.ReplicaGroup;
import io.evenkeel.core.simulation.scenario.ReplicaGroup.Errors;
import io.evenkeel.core.simulation.scenario.RequestKind;
import io.evenkeel.core.simulation.scenario.Scenario;
import io.evenkeel.core.simulation.scenario.Signals;
import io.evenkeel.core.simulation.scenario.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Callers that send their next request as soon as they have an answer, two for each slot, each to
 * its own node. Use once.
 */
final class ClosedLoop {

  private static final int CALLERS_PER_SLOT = 2;
  private static final double WARM_UP = 0.1;
  private static final long HOUR = 3_600_000_000_000L;

  private final SimulatedCluster cluster;
  private final int nodes;
  private final VirtualServers servers;
  private final SplittableRandom random;
  private final List<Integer> answered = new ArrayList<>();
  private final boolean[] serial;

  ClosedLoop(SimulatedCluster cluster, int nodes, long seed) {
    this.cluster = cluster;
    this.nodes = nodes;
    servers = new VirtualServers(scenario(cluster, nodes), 1, seed);
    random = new SplittableRandom(Hash.of(seed, 37));
    serial = new boolean[nodes * cluster.slots() * CALLERS_PER_SLOT];
  }

  /** Requests per second over so many, a tenth of them before. */
  double run(int calls) {
    for (int caller = 0; caller < serial.length; caller++) {
      work(caller, 0);
    }
    int warm = (int) (WARM_UP * calls);
    int done = 0;
    long from = 0;
    long now = 0;
    while (done < warm + calls) {
      now = servers.nextEvent();
      servers.advance(now);
      int count = answered.size();
      for (int i = 0; i < count; i++) {
        if (ended(answered.get(i), now) && ++done == warm) {
          from = now;
        }
      }
      answered.subList(0, count).clear();
    }
    return (done - warm) * 1e9 / (now - from);
  }

  /** One part of a request has ended; whether it was the last one. */
  private boolean ended(int caller, long now) {
    double more = serial[caller] ? 0 : cluster.serialNanos(nodes);
    serial[caller] = more > 0;
    if (more > 0) {
      servers.arrive(nodes, 0, more * random.nextExponential(), a -> answered.add(caller), now);
    } else {
      work(caller, now);
    }
    return more == 0;
  }

  private void work(int caller, long now) {
    double work = cluster.workMillis() * 1e6 * random.nextExponential();
    servers.arrive(caller % nodes, 0, work, a -> answered.add(caller), now);
  }

  private static Scenario scenario(SimulatedCluster cluster, int nodes) {
    var each = group(nodes, cluster.slots(), cluster.speed(nodes));
    return new Scenario(
        "sweep",
        "",
        "",
        "",
        List.of(each, group(1, 1, 1)),
        1,
        0,
        new Signals(0, 0),
        ArrivalPattern.POISSON,
        List.of(new RequestKind("any", 1, new Work.Exponential(cluster.workMillis() * 1e6), 0)),
        0,
        1,
        HOUR,
        List.of(1.0),
        1,
        0,
        ProtectionSettings.NONE);
  }

  private static ReplicaGroup group(int count, int slots, double speed) {
    return new ReplicaGroup(count, slots, false, speed, 1, 0, List.of(), Errors.NONE);
  }
}
