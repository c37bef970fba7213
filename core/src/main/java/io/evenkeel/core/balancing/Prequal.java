package io.evenkeel.core.balancing;

import io.evenkeel.core.parameter.Parameter;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Keeps a small pool of answers to probes of random instances. An answer is hot if its calls in
 * flight are above the {@code hot-quantile} of all recent answers. Takes the cold one with the
 * least latency; if none is cold, the one with the fewest calls in flight.
 *
 * <p>Wydrowski et al., "Load is not what you should balance: Introducing Prequal", NSDI 2024,
 * section 4, asynchronous mode. Probes go out with each call and serve later ones. An answer leaves
 * the pool when it is too old, when it was used {@code max{1, (1 + delta) / ((1 - pool/n) probes -
 * remove)}} times (rounded at random), when the pool is full, and {@code remove} at each call: the
 * oldest and the worst in turn.
 *
 * <p>That formula has no meaning for a pool of about n. So the pool is at most n/4 unless set, and
 * never so large that answers would be used more than {@value PrequalSettings#MOST_USES} times: a
 * pool of nearly all instances sends every router to the same one. With less than two answers it
 * draws.
 */
public final class Prequal implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "prequal",
          "by probes: the fastest of those that are not hot",
          List.of(
              Parameter.whole(
                  "pool", 0, 0, 64, "answers kept; 0 is a quarter of the instances, 2 to 16"),
              Parameter.number("probes", 3, 0, 16, "probes for each call, also fractions"),
              Parameter.number("remove", 1, 0, 16, "answers removed for each call"),
              Parameter.duration("max-age", "1s", 1e-6, 3_600, "when an answer is too old"),
              Parameter.number(
                  "hot-quantile",
                  0.84,
                  0,
                  1,
                  "share of answers that are cold; 0 looks at calls in flight alone"),
              Parameter.number("delta", 1, 0, 100, "how much faster the pool fills than empties"),
              LoadUnit.parameter(),
              Penalty.parameter()),
          parameters -> new Prequal(PrequalSettings.of(parameters), LoadUnit.of(parameters)));

  private static final double MOST_NANOS = 3.6e12;

  private final PrequalSettings settings;
  private final LoadUnit unit;
  private final ProbePool pool;
  private final RecentLoads loads = new RecentLoads();
  private final RandomProbes probes;
  private double meanLatency = Double.NaN;
  private double removalsOwed;
  private boolean removeWorst;
  private double useOdds = 0.5;
  private double reuse = 1;
  private int limit;

  private Prequal(PrequalSettings settings, LoadUnit unit) {
    this.settings = settings;
    this.unit = unit;
    pool = new ProbePool(settings.mostAnswers());
    probes = new RandomProbes(settings.probes());
  }

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    useOdds = random.nextDouble();
    limit = settings.poolLimit(candidates.size());
    reuse = settings.reuse(candidates.size(), limit);
    dropOld(nowNanos);
    int slot;
    if (pool.size() < 2) {
      slot = candidates.slot(random.nextInt(candidates.size()));
    } else {
      int chosen = choose(candidates, nowNanos);
      slot = pool.slot(chosen);
      pool.use(chosen);
    }
    removeSome(candidates, nowNanos);
    return slot;
  }

  /** Cold before hot; among cold ones the least latency, among hot ones the least load. */
  private int choose(Candidates candidates, long nowNanos) {
    int threshold = loads.quantile(settings.hotQuantile());
    int best = 0;
    boolean bestCold = false;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < pool.size(); i++) {
      double load = load(candidates, i, nowNanos);
      boolean cold = load <= threshold;
      double figure = cold ? latency(candidates, i, nowNanos) : load;
      if ((cold && !bestCold) || (cold == bestCold && figure < least)) {
        best = i;
        bestCold = cold;
        least = figure;
      }
    }
    return best;
  }

  private void removeSome(Candidates candidates, long nowNanos) {
    removalsOwed += settings.remove();
    while (removalsOwed >= 1) {
      removalsOwed -= 1;
      if (pool.size() > 0) {
        pool.remove(removeWorst ? worst(candidates, nowNanos) : 0);
        removeWorst = !removeWorst;
      }
    }
  }

  /** Hot before cold; among hot ones the greatest load, among cold ones the greatest latency. */
  private int worst(Candidates candidates, long nowNanos) {
    int threshold = loads.quantile(settings.hotQuantile());
    int worst = 0;
    boolean worstHot = false;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < pool.size(); i++) {
      double load = load(candidates, i, nowNanos);
      boolean hot = load > threshold;
      double figure = hot ? load : latency(candidates, i, nowNanos);
      if ((hot && !worstHot) || (hot == worstHot && figure > most)) {
        worst = i;
        worstHot = hot;
        most = figure;
      }
    }
    return worst;
  }

  private double load(Candidates candidates, int i, long nowNanos) {
    return pool.load(i) + candidates.failures(pool.slot(i), nowNanos);
  }

  /** One without experience counts as the mean of all, so that it gets some. */
  private double latency(Candidates candidates, int i, long nowNanos) {
    double told = Double.isNaN(pool.latency(i)) ? meanLatency : pool.latency(i);
    double known = Double.isNaN(told) ? 0 : told;
    return known + candidates.failures(pool.slot(i), nowNanos) * settings.penaltyNanos();
  }

  private void dropOld(long nowNanos) {
    while (pool.size() > limit
        || (pool.size() > 0 && nowNanos - pool.at(0) > settings.maxAgeNanos())) {
      pool.remove(0);
    }
  }

  @Override
  public int probe(Candidates candidates, int[] slots, RandomGenerator random) {
    return probes.draw(candidates, slots, random);
  }

  @Override
  public void probed(
      Candidates candidates, int slot, int inFlight, double latencyNanos, long nowNanos) {
    int load = (int) Math.ceil(unit.reported(candidates, slot, Math.max(0, inFlight)));
    loads.add(load);
    double latency = latencyNanos >= 0 ? Math.min(MOST_NANOS, latencyNanos) : Double.NaN;
    if (Double.isNaN(meanLatency)) {
      meanLatency = latency;
    } else if (!Double.isNaN(latency)) {
      meanLatency += (latency - meanLatency) / 64;
    }
    if (limit < 1) {
      limit = settings.poolLimit(candidates.size());
    }
    while (pool.size() >= limit) {
      pool.remove(0);
    }
    pool.add(slot, load, latency, nowNanos, roundedReuse());
  }

  /** Chance comes with the picks alone, so the draw of the last pick is carried on here. */
  private int roundedReuse() {
    useOdds = (useOdds + 0.618033988749895) % 1;
    return (int) (reuse + useOdds);
  }

  @Override
  public void removed(int slot) {
    pool.removeAllOf(slot);
  }

  int poolSize() {
    return pool.size();
  }
}
