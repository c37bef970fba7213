package io.evenkeel.core.simulation.replay;

import io.evenkeel.core.simulation.replay.ReplayResult.Point;
import java.util.ArrayList;
import java.util.List;

/** What is measured in a replay, second by second. */
final class Tally {

  private static final int POINTS = 1_500;

  private final int pointSeconds;
  private final List<Point> timeline = new ArrayList<>();
  private long seconds;
  private long violated;
  private double requests;
  private double violatedRequests;
  private double paidSeconds;
  private double missing;
  private double superfluous;
  private long under;
  private long over;
  private long apart;
  private long changes;
  private double longestWait;
  private int lastDemand = -1;
  private int lastSupply = -1;
  private double demands;
  private double supplies;

  Tally(int measuredSeconds) {
    pointSeconds = Math.max(1, measuredSeconds / POINTS);
  }

  void changed() {
    changes++;
  }

  void second(Flow.Second passed, int demand, int supply, int paid) {
    seconds++;
    requests += passed.arrived();
    if (passed.tooSlow()) {
      violated++;
      violatedRequests += passed.arrived();
    }
    paidSeconds += paid;
    missing += (double) Math.max(0, demand - supply) / demand;
    superfluous += (double) Math.max(0, supply - demand) / demand;
    under += demand > supply ? 1 : 0;
    over += supply > demand ? 1 : 0;
    if (lastDemand >= 0) {
      int moved = Integer.compare(demand, lastDemand);
      apart += moved != Integer.compare(supply, lastSupply) ? 1 : 0;
    }
    lastDemand = demand;
    lastSupply = supply;
    longestWait = Math.max(longestWait, passed.waitSeconds());
    demands += demand;
    supplies += supply;
    if (seconds % pointSeconds == 0) {
      timeline.add(new Point(seconds / 3_600.0, demands / pointSeconds, supplies / pointSeconds));
      demands = 0;
      supplies = 0;
    }
  }

  ReplayResult result() {
    double percent = 100.0 / Math.max(1, seconds);
    return new ReplayResult(
        violated * percent,
        requests == 0 ? 0 : 100 * violatedRequests / requests,
        paidSeconds / 3_600,
        missing * percent,
        superfluous * percent,
        under * percent,
        over * percent,
        apart * percent,
        changes * 3_600.0 / Math.max(1, seconds),
        longestWait,
        timeline);
  }
}
