package io.evenkeel.core.simulation.replay;

import io.evenkeel.core.scaling.Outlook;
import io.evenkeel.core.simulation.replay.ReplayResult.Hour;
import io.evenkeel.core.simulation.replay.ReplayResult.Point;
import java.util.ArrayList;
import java.util.List;

/** What is measured in a replay, second by second. */
final class Tally {

  private static final int POINTS = 1_500;
  private static final int HOUR = 3_600;
  private static final Outlook NONE = new Outlook(Double.NaN, Double.NaN);

  private final int pointSeconds;
  private final List<Point> timeline = new ArrayList<>();
  private long seconds;
  private long violated;
  private double requests;
  private int judgedSeconds;
  private double judgedRequests;
  private double violatedRequests;
  private double paidSeconds;
  private double missing;
  private double superfluous;
  private long under;
  private long over;
  private long apart;
  private long changes;
  private long bounded;
  private double longestWait;
  private int lastDemand = -1;
  private int lastSupply = -1;
  private double demands;
  private double supplies;
  private Outlook outlook = NONE;
  private final List<Hour> hours = new ArrayList<>();
  private int hourSeconds;
  private int hourViolated;
  private double hourPaid;

  Tally(int measuredSeconds) {
    pointSeconds = Math.max(1, measuredSeconds / POINTS);
  }

  void changed() {
    changes++;
  }

  /** More was asked for than there may be. */
  void bounded() {
    bounded++;
  }

  void second(Flow.Second passed, int demand, int supply, int paid) {
    seconds++;
    requests += passed.arrived();
    judgedSeconds++;
    judgedRequests += passed.arrived();
    paidSeconds += paid;
    hourSeconds++;
    hourPaid += paid;
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
      timeline.add(
          new Point(
              seconds / 3_600.0,
              demands / pointSeconds,
              supplies / pointSeconds,
              outlook.expected(),
              outlook.most()));
      outlook = NONE;
      demands = 0;
      supplies = 0;
    }
  }

  /** Whether the objective was missed in the seconds since this was told before. */
  void judged(boolean missed) {
    if (missed) {
      hourViolated += judgedSeconds;
      violated += judgedSeconds;
      violatedRequests += judgedRequests;
    }
    judgedSeconds = 0;
    judgedRequests = 0;
    if (hourSeconds >= HOUR) {
      endHour();
    }
  }

  private void endHour() {
    hours.add(new Hour(hourSeconds, hourViolated, hourPaid / HOUR));
    hourSeconds = 0;
    hourViolated = 0;
    hourPaid = 0;
  }

  /** Whether it would like to know what the policy expects. */
  boolean wantsOutlook() {
    return Double.isNaN(outlook.expected());
  }

  void outlook(Outlook told) {
    outlook = told;
  }

  ReplayResult result() {
    if (hourSeconds > 0) {
      endHour();
    }
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
        bounded,
        timeline,
        hours);
  }
}
