package io.evenkeel.core.simulation;

import io.evenkeel.core.balancing.BalancingStrategy;
import io.evenkeel.core.balancing.Hash;
import io.evenkeel.core.simulation.SimulatedCall.Fan;
import io.evenkeel.core.simulation.SimulatedCall.Report;
import io.evenkeel.core.simulation.scenario.Scenario;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * One run: calls come at routers, travel to replicas, wait, are worked on and travel back. Not
 * thread-safe; use once. Deterministic: scenario, load and seed fix all calls and all speeds, and
 * with the strategy all choices.
 */
public final class Simulation {

  private final Scenario scenario;
  private final Traffic traffic;
  private final Fleet fleet;
  private final Routing routing;
  private final Recorder recorder;
  private final SplittableRandom losses;
  private final long network;
  private final long age;

  private final Lane<SimulatedCall> toReplica = new Lane<>();
  private final Lane<SimulatedCall> toRouter = new Lane<>();
  private final Lane<SimulatedCall> errors = new Lane<>();
  private final Lane<Report> oldReports = new Lane<>();
  private final Lane<Report> probes = new Lane<>();
  private final Lane<Report> answers = new Lane<>();
  private final Agenda joins;
  private final Pending pending = new Pending();

  private final ArrayDeque<SimulatedCall> spareCalls = new ArrayDeque<>();
  private final ArrayDeque<Report> spareReports = new ArrayDeque<>();
  private final int[] probed;
  private long nextCall;
  private int issued;
  private int waitedFor;
  private final int warmUp;

  private Simulation(
      Scenario scenario, double load, long seed, Supplier<BalancingStrategy> kind, boolean bound) {
    if (!(load > 0)) {
      throw new IllegalArgumentException("load must be > 0, was " + load);
    }
    this.scenario = scenario;
    traffic = new Traffic(scenario, load, seed);
    fleet = new Fleet(scenario, traffic.length, seed);
    routing = bound ? new LeastWorkLeft(fleet) : new StrategyRouting(scenario, fleet, kind, seed);
    recorder = new Recorder(scenario.deadlineNanos(), scenario.meanWorkNanos());
    losses = new SplittableRandom(Hash.of(seed, 4));
    network = scenario.networkNanos();
    age = scenario.signals().ageNanos();
    joins = new Agenda(fleet.size());
    probed = new int[fleet.size()];
    warmUp = (int) (scenario.warmUp() * scenario.calls());
    for (int i = 0; i < fleet.size(); i++) {
      joins.set(i, fleet.joinsAt(i));
    }
    nextCall = traffic.next(0);
  }

  /**
   * Runs a strategy.
   *
   * @param load offered work by capacity, &gt; 0
   * @param strategy makes one for each router
   */
  public static RunResult run(
      Scenario scenario, double load, long seed, Supplier<BalancingStrategy> strategy) {
    return new Simulation(scenario, load, seed, strategy, false).run();
  }

  /** Runs the same calls with full and immediate knowledge: see {@link LeastWorkLeft}. */
  public static RunResult bound(Scenario scenario, double load, long seed) {
    return new Simulation(
            scenario,
            load,
            seed,
            () -> {
              throw new AssertionError("the bound has no strategy");
            },
            true)
        .run();
  }

  private RunResult run() {
    long now = 0;
    while (issued < scenario.calls() || waitedFor > 0) {
      now = step();
    }
    return recorder.result(fleet, now);
  }

  /** The earliest event happens; of several at once, in the order written here. */
  private long step() {
    long due = Math.min(fleet.nextDone(), Math.min(toReplica.head, toRouter.head));
    long arrival = issued < scenario.calls() ? nextCall : Lane.NEVER;
    long rare = Math.min(Math.min(fleet.nextChange(), joins.earliest()), giveUpAt());
    long side =
        Math.min(Math.min(errors.head, oldReports.head), Math.min(probes.head, answers.head));
    long other = Math.min(rare, side);
    if (other <= Math.min(due, arrival)) {
      return sideEvent(other);
    }
    if (arrival < due) {
      return arrive(arrival);
    }
    if (due == fleet.nextDone()) {
      complete(due);
    } else if (due == toReplica.head) {
      reachReplica(toReplica.take(), due);
    } else {
      reachRouter(toRouter.take(), due);
    }
    return due;
  }

  private long sideEvent(long now) {
    if (now == joins.earliest()) {
      int replica = joins.first();
      joins.set(replica, Lane.NEVER);
      routing.joined(replica, now);
    } else if (now == fleet.nextChange()) {
      fleet.change(now);
    } else if (now == errors.head) {
      fail(errors.take(), now);
    } else if (now == oldReports.head) {
      var report = oldReports.take();
      routing.reported(report, now);
      spareReports.push(report);
    } else if (now == probes.head) {
      answer(probes.take(), now);
    } else if (now == answers.head) {
      var answer = answers.take();
      routing.probed(answer, now);
      spareReports.push(answer);
    } else {
      giveUp(now);
    }
    return now;
  }

  private long arrive(long now) {
    boolean measured = issued >= warmUp;
    if (issued == warmUp) {
      for (int i = 0; i < fleet.size(); i++) {
        fleet.replica(i).beginMeasuring(now);
      }
    }
    issued++;
    nextCall = traffic.next(now);
    int router = traffic.router();
    Fan fan = null;
    if (scenario.fanOut() > 1) {
      fan = new Fan();
      fan.missing = scenario.fanOut();
      fan.sentAt = now;
    }
    for (int leaf = 0; leaf < scenario.fanOut(); leaf++) {
      var call = spareCalls.isEmpty() ? new SimulatedCall() : spareCalls.pop();
      call.router = router;
      call.measured = measured;
      call.fan = fan;
      send(call, now);
    }
    return now;
  }

  private void send(SimulatedCall call, long now) {
    traffic.fill(call);
    call.sentAt = now;
    call.failed = false;
    call.givenUp = false;
    call.replica = routing.dispatch(call, now);
    pending.add(call);
    waitedFor++;
    toReplica.add(now + network, call);
    int count = routing.probe(call.router, probed);
    for (int i = 0; i < count; i++) {
      if (!lost()) {
        var probe = spareReports.isEmpty() ? new Report() : spareReports.pop();
        probe.router = call.router;
        probe.replica = probed[i];
        probes.add(now + network, probe);
      }
    }
    if (call.measured) {
      recorder.sent(count);
    }
  }

  private boolean lost() {
    double loss = scenario.signals().loss();
    return loss > 0 && losses.nextDouble() < loss;
  }

  private void reachReplica(SimulatedCall call, long now) {
    var replica = fleet.replica(call.replica);
    replica.onTheWay -= call.work;
    call.arrivedAt = now;
    call.startedAt = now;
    call.inFlightAtArrival = replica.inFlight();
    if (call.measured) {
      recorder.arrived(call.inFlightAtArrival);
    }
    if (fleet.fails(call.replica, now)) {
      errors.add(now + fleet.errorNanos(call.replica), call);
    } else {
      replica.arrive(call, now);
      fleet.planDone(call.replica);
    }
  }

  private void complete(long now) {
    int i = fleet.firstDone();
    var call = fleet.replica(i).complete(now);
    fleet.planDone(i);
    leave(call, now);
  }

  private void fail(SimulatedCall call, long now) {
    call.failed = true;
    leave(call, now);
  }

  private void leave(SimulatedCall call, long now) {
    fleet
        .replica(call.replica)
        .expected
        .add(call.inFlightAtArrival, (double) (now - call.arrivedAt));
    var report = call.report;
    report.router = call.router;
    report.replica = call.replica;
    describe(report, now);
    report.serviceNanos = (double) (now - call.startedAt);
    toRouter.add(now + network, call);
  }

  private void describe(Report report, long now) {
    var replica = fleet.replica(report.replica);
    report.at = now;
    report.inFlight = replica.inFlight();
    report.queued = replica.queued();
    report.cost = replica.cost(now);
    report.strain = fleet.strain(report.replica, now);
  }

  private void answer(Report probe, long now) {
    describe(probe, now);
    probe.serviceNanos = Double.NaN;
    probe.latencyNanos = fleet.replica(probe.replica).expected.at(probe.inFlight);
    answers.add(now + network + age, probe);
  }

  /** A report counts also when its call is no longer waited for. */
  private void reachRouter(SimulatedCall call, long now) {
    if (age == 0 && !lost()) {
      routing.reported(call.report, now);
    } else if (age > 0 && !lost()) {
      var report = spareReports.isEmpty() ? new Report() : spareReports.pop();
      report.copyFrom(call.report);
      oldReports.add(now + age, report);
    }
    if (!call.givenUp) {
      pending.remove(call);
      settle(call, !call.failed, now);
    }
    call.fan = null;
    spareCalls.push(call);
  }

  private long giveUpAt() {
    var oldest = pending.oldest();
    return oldest == null ? Lane.NEVER : oldest.sentAt + scenario.deadlineNanos();
  }

  private void giveUp(long now) {
    var call = pending.oldest();
    if (call == null) {
      throw new AssertionError("nothing is due at " + now);
    }
    pending.remove(call);
    call.givenUp = true;
    settle(call, false, now);
  }

  private void settle(SimulatedCall call, boolean good, long now) {
    waitedFor--;
    routing.settled(call, good, now);
    var fan = call.fan;
    if (fan == null) {
      if (call.measured) {
        recorder.over(now - call.sentAt, call.work, good);
      }
      return;
    }
    fan.failed |= !good;
    fan.work = Math.max(fan.work, call.work);
    if (--fan.missing == 0 && call.measured) {
      recorder.over(now - fan.sentAt, fan.work, !fan.failed);
    }
  }
}
