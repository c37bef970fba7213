package io.evenkeel.core.simulation;

import io.evenkeel.core.balancing.ExpectedLatency;
import io.evenkeel.core.balancing.RemainingWork;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * A server with some slots. All calls in service advance at the same rate, so each is done when the
 * work that one of them has got since the beginning ({@code attained}) reaches its tag. With
 * processor sharing all calls are in service, else as many as there are slots; the others wait in
 * order.
 */
final class Replica {

  final int slots;
  final boolean shared;
  final ExpectedLatency expected = new ExpectedLatency();
  private final RemainingWork remaining = new RemainingWork();

  /** Work that was dispatched and has not arrived; for those who know all. */
  double onTheWay;

  private double speed;
  private double attained;
  private long at;
  private double possible;
  private double done;

  private double[] tags = new double[16];
  private SimulatedCall[] serving = new SimulatedCall[16];
  private int busy;
  private double sumOfTags;
  private final ArrayDeque<SimulatedCall> waiting = new ArrayDeque<>();
  private double costOfWaiting;

  /** When each slot is free for the next call, in attained work; for those who know all. */
  private final double[] freeAt;

  Replica(int slots, boolean shared, double speed) {
    this.slots = slots;
    this.shared = shared;
    this.speed = speed;
    freeAt = new double[slots];
  }

  int inFlight() {
    return busy + waiting.size();
  }

  int queued() {
    return shared ? Math.max(0, busy - slots) : waiting.size();
  }

  double speed() {
    return speed;
  }

  /**
   * The cost it reports: how long its slots will be at what it has, as it expects it from the kinds
   * of calls, from how long each has been worked on and from what it saw of such calls.
   */
  double cost(long now) {
    double cost = costOfWaiting;
    for (int i = 0; i < busy; i++) {
      cost += remaining.of(serving[i].visibleKind, (double) (now - serving[i].startedAt));
    }
    return Math.max(0, cost);
  }

  void setSpeed(double to, long now) {
    advance(now);
    speed = to;
  }

  void arrive(SimulatedCall call, long now) {
    advance(now);
    if (shared || busy < slots) {
      start(call, now);
    } else {
      call.expectedCost = remaining.of(call.visibleKind, 0);
      costOfWaiting += call.expectedCost;
      waiting.add(call);
    }
  }

  /** When the next call is done if nothing happens before. */
  long nextDone() {
    if (busy == 0 || speed <= 0) {
      return Lane.NEVER;
    }
    double left = Math.max(0, tags[0] - attained) / rate();
    return at + (long) Math.ceil(left);
  }

  /** Ends the call that is done now, and starts one that waits. */
  SimulatedCall complete(long now) {
    advance(now);
    var call = removeFirst();
    done += call.work;
    remaining.add(call.visibleKind, (double) (now - call.startedAt));
    if (!waiting.isEmpty()) {
      var next = waiting.poll();
      costOfWaiting = waiting.isEmpty() ? 0 : costOfWaiting - next.expectedCost;
      start(next, now);
    }
    return call;
  }

  /** Work done in relation to what could have been done since {@link #beginMeasuring}. */
  double utilisation(long now) {
    advance(now);
    return possible == 0 ? 0 : done / possible;
  }

  void beginMeasuring(long now) {
    advance(now);
    possible = 0;
    done = 0;
  }

  private double rate() {
    return shared && busy > slots ? speed * slots / busy : speed;
  }

  private void advance(long now) {
    long passed = now - at;
    if (passed > 0) {
      attained += passed * rate();
      possible += passed * speed * slots;
      at = now;
    }
  }

  private void start(SimulatedCall call, long now) {
    call.startedAt = now;
    if (busy == tags.length) {
      tags = Arrays.copyOf(tags, 2 * busy);
      serving = Arrays.copyOf(serving, 2 * busy);
    }
    double tag = attained + call.work;
    sumOfTags += tag;
    int place = busy++;
    while (place > 0 && tags[(place - 1) >> 1] > tag) {
      move((place - 1) >> 1, place);
      place = (place - 1) >> 1;
    }
    tags[place] = tag;
    serving[place] = call;
  }

  private SimulatedCall removeFirst() {
    var first = serving[0];
    sumOfTags -= tags[0];
    double tag = tags[--busy];
    var last = serving[busy];
    int place = 0;
    while (2 * place + 1 < busy) {
      int child = 2 * place + 1;
      if (child + 1 < busy && tags[child + 1] < tags[child]) {
        child++;
      }
      if (tags[child] >= tag) {
        break;
      }
      move(child, place);
      place = child;
    }
    tags[place] = tag;
    serving[place] = last;
    return first;
  }

  private void move(int from, int to) {
    tags[to] = tags[from];
    serving[to] = serving[from];
  }

  /** How long this work would take, sent now, at this speed; for those who know all. */
  double timeFor(double work, double atSpeed, long now) {
    double reached = attained + (now - at) * rate();
    if (shared) {
      double ahead = sumOfTags - busy * reached + onTheWay;
      return Math.max(work, (Math.max(0, ahead) + work) / slots) / atSpeed;
    }
    return (Math.max(reached, freeAt[nextFree()]) + work - reached) / atSpeed;
  }

  /** This work was dispatched; for those who know all. */
  void reserve(double work, long now) {
    onTheWay += work;
    int slot = nextFree();
    freeAt[slot] = Math.max(attained + (now - at) * rate(), freeAt[slot]) + work;
  }

  private int nextFree() {
    int best = 0;
    for (int i = 1; i < slots; i++) {
      best = freeAt[i] < freeAt[best] ? i : best;
    }
    return best;
  }
}
