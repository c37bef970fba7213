package io.evenkeel.core.balancing;

import io.evenkeel.core.balancing.learned.CostModel;
import io.evenkeel.core.parameter.Parameter;
import io.evenkeel.core.parameter.Parameters;
import java.util.List;

/**
 * In what a strategy counts load: in calls, or in the work of calls as it is known by their kind
 * and size and by the cost that instances report, in units of the mean call. Not thread-safe.
 */
final class LoadUnit {

  private static final double MEMORY = 256;

  private final boolean byWork;
  private final CostModel costs = new CostModel();
  private double[] own = {};
  private double usualCost = Double.NaN;

  private LoadUnit(boolean byWork) {
    this.byWork = byWork;
  }

  static Parameter parameter() {
    return Parameter.choice(
        "count",
        "calls",
        List.of("calls", "work"),
        "what load is counted in: calls, or their work by kind, size and reported cost");
  }

  static LoadUnit of(Parameters parameters) {
    return new LoadUnit(parameters.choice("count").equals("work"));
  }

  /** One call; 1 when calls are counted. */
  double of(Call call) {
    return byWork ? costs.of(call.kind(), call.size()) / costs.mean() : 1;
  }

  /** This router's own calls there. */
  double own(Candidates candidates, int slot) {
    return byWork && slot < own.length ? own[slot] : candidates.outstanding(slot);
  }

  /** What this many of the calls that the instance reported last come to. */
  double reported(Candidates candidates, int slot, int calls) {
    double each = candidates.cost(slot) / candidates.inFlight(slot);
    if (!byWork || !(each > 0 && each <= Float.MAX_VALUE)) {
      return calls;
    }
    usualCost = Double.isNaN(usualCost) ? each : usualCost + (each - usualCost) / MEMORY;
    return calls * each / usualCost;
  }

  void sent(Candidates candidates, int slot, Call call) {
    if (byWork) {
      own = Slots.fit(own, candidates.slots(), 0);
      own[slot] += of(call);
    }
  }

  void settled(Candidates candidates, int slot, Call call) {
    if (byWork) {
      own = Slots.fit(own, candidates.slots(), 0);
      own[slot] = candidates.outstanding(slot) == 0 ? 0 : Math.max(0, own[slot] - of(call));
    }
  }

  /** A call was worked on for so long. */
  void served(Call call, double nanos) {
    if (byWork) {
      costs.add(call.kind(), call.size(), nanos);
    }
  }
}
