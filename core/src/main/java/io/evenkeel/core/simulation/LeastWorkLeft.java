package io.evenkeel.core.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * The bound: sends each call to the replica that ends it first, from full and immediate knowledge
 * of all work, all speeds as they are, stops as they will be and faults. No strategy has that; a
 * little can still be won against it, as it does not know the calls to come.
 */
final class LeastWorkLeft implements Routing {

  private final Fleet fleet;
  private final List<Integer> joined = new ArrayList<>();

  LeastWorkLeft(Fleet fleet) {
    this.fleet = fleet;
  }

  @Override
  public int dispatch(SimulatedCall call, long now) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < joined.size(); k++) {
      int i = joined.get(k);
      double time = fleet.timeFor(i, call.work, now);
      if (fleet.fails(i, now)) {
        time += 1e15;
      }
      if (time < least) {
        least = time;
        best = i;
      }
    }
    fleet.replica(best).reserve(call.work, now);
    return best;
  }

  @Override
  public void joined(int replica, long now) {
    joined.add(replica);
  }
}
