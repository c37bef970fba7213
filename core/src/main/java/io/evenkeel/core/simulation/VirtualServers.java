package io.evenkeel.core.simulation;

import io.evenkeel.core.service.LoadReport;
import io.evenkeel.core.simulation.scenario.Scenario;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * The replicas of a {@link Scenario} for a caller that has a clock and calls of its own: what the
 * simulator does in its time, real servers do with it in theirs (a virtual work clock). The same
 * scenario, load and seed give the same speeds and faults as {@link Simulation} has. Not
 * thread-safe.
 */
public final class VirtualServers {

  /**
   * The end of a call.
   *
   * @param good false when the server failed on purpose
   * @param load what the server says of itself, with its own times
   */
  public record Answer(boolean good, LoadReport load) {}

  private final Fleet fleet;
  private final IdentityHashMap<SimulatedCall, Consumer<Answer>> served = new IdentityHashMap<>();
  private final PriorityQueue<Failure> failures =
      new PriorityQueue<>(Comparator.comparingLong(Failure::due));

  private record Failure(long due, SimulatedCall call, Consumer<Answer> whenDone) {}

  /** As at time 0. */
  public VirtualServers(Scenario scenario, double load, long seed) {
    fleet = new Fleet(scenario, new Traffic(scenario, load, seed).length, seed);
  }

  public int size() {
    return fleet.size();
  }

  /**
   * A call comes; all that was due before must have been {@link #advance carried out}.
   *
   * @param server 0 to below {@link #size}
   * @param kind as it is seen
   * @param work nanoseconds at speed 1
   * @param whenDone is told within {@link #advance}
   * @param now nanoseconds since time 0
   */
  public void arrive(int server, int kind, double work, Consumer<Answer> whenDone, long now) {
    var replica = fleet.replica(server);
    var call = new SimulatedCall();
    call.replica = server;
    call.visibleKind = kind;
    call.work = work;
    call.arrivedAt = now;
    call.startedAt = now;
    call.inFlightAtArrival = replica.inFlight();
    if (fleet.fails(server, now)) {
      failures.add(new Failure(now + fleet.errorNanos(server), call, whenDone));
    } else {
      served.put(call, whenDone);
      replica.arrive(call, now);
      fleet.planDone(server);
    }
  }

  /** When something happens next, if no call comes before; {@link Long#MAX_VALUE} for never. */
  public long nextEvent() {
    long failure = failures.isEmpty() ? Lane.NEVER : failures.peek().due();
    return Math.min(failure, Math.min(fleet.nextDone(), fleet.nextChange()));
  }

  /** Carries out, in order, what is due until now. */
  public void advance(long now) {
    for (long due = nextEvent(); due <= now; due = nextEvent()) {
      if (due == fleet.nextChange()) {
        fleet.change(due);
      } else if (due == fleet.nextDone()) {
        complete(due);
      } else {
        var failure = failures.remove();
        failure.whenDone().accept(new Answer(false, report(failure.call(), due)));
      }
    }
  }

  private void complete(long now) {
    int server = fleet.firstDone();
    var call = fleet.replica(server).complete(now);
    fleet.planDone(server);
    var whenDone = served.remove(call);
    if (whenDone == null) {
      throw new AssertionError("a call ended that had not come");
    }
    whenDone.accept(new Answer(true, report(call, now)));
  }

  private LoadReport report(SimulatedCall call, long now) {
    var replica = fleet.replica(call.replica);
    return new LoadReport(
        replica.inFlight(),
        replica.queued(),
        (double) (now - call.startedAt),
        replica.cost(now),
        fleet.strain(call.replica, now),
        0);
  }
}
