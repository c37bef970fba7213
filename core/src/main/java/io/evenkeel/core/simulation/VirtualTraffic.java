package io.evenkeel.core.simulation;

import io.evenkeel.core.simulation.scenario.Scenario;

/**
 * The calls of a {@link Scenario} for somebody who sends them for real: the same scenario, load and
 * seed give the same calls as {@link Simulation} has. Not thread-safe.
 */
public final class VirtualTraffic {

  /**
   * A call.
   *
   * @param atNanos since the begin
   * @param router where it comes, 0 to below {@link Scenario#routers}
   * @param kind as it is seen
   * @param work nanoseconds at speed 1
   */
  public record VirtualCall(long atNanos, int router, int kind, double work) {}

  private final Traffic traffic;
  private final SimulatedCall drawn = new SimulatedCall();
  private long at;

  /** Fan-out is for simulations only. */
  public VirtualTraffic(Scenario scenario, double load, long seed) {
    if (scenario.fanOut() > 1) {
      throw new IllegalArgumentException(
          "scenario " + scenario.name() + " fans out, which only the simulator can do");
    }
    traffic = new Traffic(scenario, load, seed);
  }

  /** The next one. */
  public VirtualCall next() {
    at = traffic.next(at);
    int router = traffic.router();
    traffic.fill(drawn);
    return new VirtualCall(at, router, drawn.visibleKind, drawn.work);
  }
}
