package io.evenkeel.core.simulation;

import io.evenkeel.core.simulation.SimulatedCall.Report;

/** What all routers of a run do: choose replicas, and learn of what came of it. */
interface Routing {

  /** Chooses for a call of its router; the call is sent there. */
  int dispatch(SimulatedCall call, long now);

  /** A call came back, well or not, or was given up. */
  default void settled(SimulatedCall call, boolean good, long now) {}

  default void reported(Report report, long now) {}

  /** Fills in whom a router asks for its load on the occasion of a call; returns how many. */
  default int probe(int router, int[] replicas) {
    return 0;
  }

  default void probed(Report answer, long now) {}

  default void joined(int replica, long now) {}
}
