package io.evenkeel.core.simulation;

import io.evenkeel.core.protection.ProtectionSettings;
import io.evenkeel.core.simulation.scenario.ArrivalPattern;
import io.evenkeel.core.simulation.scenario.ReplicaGroup;
import io.evenkeel.core.simulation.scenario.ReplicaGroup.Errors;
import io.evenkeel.core.simulation.scenario.RequestKind;
import io.evenkeel.core.simulation.scenario.Scenario;
import io.evenkeel.core.simulation.scenario.Signals;
import io.evenkeel.core.simulation.scenario.SpeedRule;
import io.evenkeel.core.simulation.scenario.Work;
import java.util.List;

/** Scenarios for tests: exponential work of a millisecond, no network, one router. */
final class Scenes {

  static final long MILLI = 1_000_000;

  private Scenes() {}

  static Scenario fcfs(int replicas, int slots, int calls) {
    return of(List.of(group(replicas, slots, false)), calls, new Work.Exponential(MILLI));
  }

  static ReplicaGroup group(int count, int slots, boolean shared, SpeedRule... speeds) {
    return new ReplicaGroup(count, slots, shared, 1, 1, 0, List.of(speeds), Errors.NONE);
  }

  static Scenario of(List<ReplicaGroup> replicas, int calls, Work work) {
    return of(replicas, 1, 0, 1, calls, work);
  }

  static Scenario of(
      List<ReplicaGroup> replicas, int routers, long network, int fanOut, int calls, Work work) {
    return new Scenario(
        "test",
        "",
        "",
        "",
        replicas,
        routers,
        network,
        new Signals(0, 0),
        ArrivalPattern.POISSON,
        List.of(new RequestKind("any", 1, work, 0)),
        0,
        fanOut,
        3_600_000 * MILLI,
        List.of(0.7),
        calls,
        0.1,
        ProtectionSettings.NONE);
  }
}
