package io.evenkeel.core.simulation;

import io.evenkeel.core.balancing.Hash;
import io.evenkeel.core.simulation.scenario.ArrivalPattern;
import io.evenkeel.core.simulation.scenario.RequestKind;
import io.evenkeel.core.simulation.scenario.Scenario;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When calls come and what they are. The same seed gives the same calls, whatever is done with
 * them.
 */
final class Traffic {

  private final ArrivalPattern pattern;
  private final List<RequestKind> kinds;
  private final double shares;
  private final int keys;
  private final int routers;

  private final SplittableRandom gaps;
  private final SplittableRandom phases;
  private final SplittableRandom contents;

  private final double meanRate;
  private final double spikeRate;
  private final long spikeFrom;
  private final long spikeTo;
  private boolean burst;
  private long phaseEnd;

  /** How long the run is meant to be, in nanoseconds. */
  final long length;

  Traffic(Scenario scenario, double load, long seed) {
    pattern = scenario.arrivals();
    kinds = scenario.requests();
    shares = kinds.stream().mapToDouble(RequestKind::share).sum();
    keys = scenario.keys();
    routers = scenario.routers();
    gaps = new SplittableRandom(Hash.of(seed, 1));
    phases = new SplittableRandom(Hash.of(seed, 2));
    contents = new SplittableRandom(Hash.of(seed, 3));
    meanRate = scenario.callsPerSecond(load) / 1e9;
    spikeRate = meanRate / load * pattern.spikeLoad();
    double spikeShare = pattern.spike().to() - pattern.spike().from();
    double rateWithSpike =
        pattern.spikeLoad() > 0 ? meanRate * (1 - spikeShare) + spikeRate * spikeShare : meanRate;
    length = (long) (scenario.calls() / rateWithSpike);
    spikeFrom = (long) (pattern.spike().from() * length);
    spikeTo = pattern.spikeLoad() > 0 ? (long) (pattern.spike().to() * length) : spikeFrom;
    phaseEnd = pattern.burst() == 1 ? Lane.NEVER : after(0, pattern.quietNanos());
  }

  /** When the call after one at {@code now} comes: the rate is constant between changes. */
  long next(long now) {
    double needed = gaps.nextExponential();
    long at = now;
    while (true) {
      boolean spike = at >= spikeFrom && at < spikeTo;
      double rate = spike ? spikeRate : meanRate * factor();
      long change = nextChange(at);
      double gap = needed / rate;
      if (change == Lane.NEVER || gap < change - at) {
        return at + Math.round(gap);
      }
      needed -= (change - at) * rate;
      at = change;
      if (at >= phaseEnd) {
        burst = !burst;
        phaseEnd = after(at, burst ? pattern.burstNanos() : pattern.quietNanos());
      }
    }
  }

  private double factor() {
    return pattern.burst() == 1 ? 1 : pattern.quietFactor() * (burst ? pattern.burst() : 1);
  }

  private long nextChange(long at) {
    long change = phaseEnd;
    if (at < spikeFrom) {
      change = Math.min(change, spikeFrom);
    } else if (at < spikeTo) {
      change = Math.min(change, spikeTo);
    }
    return change;
  }

  private long after(long at, long meanNanos) {
    return at + 1 + (long) (phases.nextExponential() * meanNanos);
  }

  /** A router for the next call. */
  int router() {
    return routers == 1 ? 0 : contents.nextInt(routers);
  }

  /** Draws what a call is. */
  void fill(SimulatedCall call) {
    int kind = kinds.size() == 1 ? 0 : drawKind();
    var drawn = kinds.get(kind);
    call.work = drawn.work().draw(contents);
    call.visibleKind = kind;
    if (drawn.noise() > 0 && contents.nextDouble() < drawn.noise() && kinds.size() > 1) {
      call.visibleKind = (kind + 1 + contents.nextInt(kinds.size() - 1)) % kinds.size();
    }
    call.key = keys == 0 ? 0 : 1 + contents.nextInt(keys);
  }

  private int drawKind() {
    double left = contents.nextDouble() * shares;
    int last = kinds.size() - 1;
    for (int i = 0; i < last; i++) {
      left -= kinds.get(i).share();
      if (left < 0) {
        return i;
      }
    }
    return last;
  }
}
