package io.evenkeel.core.balancing;

import io.evenkeel.core.balancing.LearnedSettings.Model;
import io.evenkeel.core.balancing.learned.CostModel;
import io.evenkeel.core.balancing.learned.LearnedRow;
import io.evenkeel.core.balancing.learned.Learner;
import io.evenkeel.core.balancing.learned.OpenCalls;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The least response time that is predicted for this call at this instance: work left there by what
 * was reported and sent, costs of calls by kind, slowness by the instance's signals, all learned
 * from the router's own replies; and a network that corrects it. O(n).
 *
 * <p>A static strategy decides until this one ranks better and again as soon as it does not ({@link
 * ShadowRule}); in the same way the network corrects only while it ranks better than the rule
 * alone. Instances with far more calls in flight than others are left out, a share of calls
 * explores, and a failure counts as {@code failure-counts-as}, never as speed; one that was given
 * up is learned as what takes at least so long.
 *
 * <p>Asks as many instances for their load as {@link Prequal} does. Without probes a report is as
 * old as the last reply, and with many routers that is too old.
 */
public final class Learned implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "learned",
          "the least response time predicted from signals, costs and what replies taught",
          LearnedSettings.parameters(),
          parameters -> new Learned(LearnedSettings.of(parameters)));

  /** Beyond so many times the load that most are below, and its slots, an instance is hot. */
  private static final double HOT = 2;

  private static final double COLD_SHARE = 0.84;

  private final LearnedSettings settings;
  private final CostModel costs = new CostModel();
  private final InstanceBeliefs beliefs = new InstanceBeliefs();
  private final OpenCalls open = new OpenCalls();
  private final LearnedView view = new LearnedView(costs, beliefs, open);
  private final Learner learner;
  private final LearnedFeedback feedback;
  private final C3 incumbent = (C3) C3.KIND.with(Map.of());
  private final HotGuard guard = new HotGuard(COLD_SHARE, HOT);
  private final RandomProbes probes;

  private final double[] scratch = new double[Learner.SCRATCH];
  private final double[] picked = new double[LearnedRow.WIDTH];
  private double[] scores = {};
  private int pickedSlot = -1;

  private Learned(LearnedSettings settings) {
    this.settings = settings;
    learner = new Learner(settings.quantile(), settings.rate());
    feedback = new LearnedFeedback(settings, costs, beliefs, open, view, learner);
    probes = new RandomProbes(settings.probes());
  }

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    fit(candidates);
    var known = learner.snapshot();
    double cost = settings.has(Model.COST) ? costs.of(call.kind(), call.size()) : costs.mean();
    int slot;
    if (settings.explore() > 0 && random.nextDouble() < settings.explore()) {
      slot = candidates.slot(random.nextInt(candidates.size()));
    } else if (!feedback.decides()) {
      slot = incumbent.pick(candidates, call, nowNanos, random);
    } else {
      slot = least(candidates, known, cost, nowNanos, random);
    }
    remember(candidates, known, slot, cost, nowNanos);
    return slot;
  }

  private int least(
      Candidates candidates,
      Learner.Snapshot known,
      double cost,
      long nowNanos,
      RandomGenerator random) {
    boolean corrected = feedback.corrects();
    guard.look(candidates, nowNanos);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < candidates.size(); i++) {
      int slot = candidates.slot(i);
      double score = Double.POSITIVE_INFINITY;
      if (!guard.isHot(i, beliefs.slots[slot])) {
        score = nanos(candidates, known, slot, cost, nowNanos, corrected);
        score += candidates.failures(slot, nowNanos) * settings.penaltyNanos();
      }
      scores[i] = score;
      least = Math.min(least, score);
    }
    return nearest(candidates, least * (1 + settings.near()), random);
  }

  private int nearest(Candidates candidates, double limit, RandomGenerator random) {
    int chosen = candidates.slot(0);
    int ties = 0;
    for (int i = 0; i < candidates.size(); i++) {
      if (scores[i] <= limit && random.nextInt(++ties) == 0) {
        chosen = candidates.slot(i);
      }
    }
    return chosen;
  }

  /** The predicted response time; leaves the row of this instance in the view. */
  private double nanos(
      Candidates candidates,
      Learner.Snapshot known,
      int slot,
      double cost,
      long nowNanos,
      boolean corrected) {
    view.look(candidates, settings, known, slot, cost, nowNanos);
    return corrected
        ? view.priorNanos() * Math.exp(known.correction(view.row, scratch))
        : view.priorNanos();
  }

  private void remember(
      Candidates candidates, Learner.Snapshot known, int slot, double cost, long nowNanos) {
    view.look(candidates, settings, known, slot, cost, nowNanos);
    view.row[LearnedRow.CORRECTED] =
        view.row[LearnedRow.PRIOR] + known.correction(view.row, scratch);
    view.row[LearnedRow.STATIC] = incumbent.score(candidates, slot, nowNanos);
    System.arraycopy(view.row, 0, picked, 0, LearnedRow.WIDTH);
    pickedSlot = slot;
  }

  @Override
  public void sent(Candidates candidates, int slot, Call call, long nowNanos) {
    fit(candidates);
    if (slot == pickedSlot) {
      open.add(slot, nowNanos, picked);
      pickedSlot = -1;
    }
  }

  @Override
  public void replied(
      Candidates candidates, int slot, Call call, long responseNanos, long nowNanos) {
    fit(candidates);
    incumbent.replied(candidates, slot, call, responseNanos, nowNanos);
    feedback.replied(candidates, slot, call, (double) responseNanos, nowNanos);
  }

  @Override
  public void failed(Candidates candidates, int slot, Call call, long elapsedNanos, long nowNanos) {
    fit(candidates);
    feedback.failed(slot, elapsedNanos, nowNanos);
  }

  @Override
  public void learn() {
    learner.learn();
  }

  @Override
  public int probe(Candidates candidates, int[] slots, RandomGenerator random) {
    return probes.draw(candidates, slots, random);
  }

  @Override
  public void probed(
      Candidates candidates, int slot, int inFlight, double latencyNanos, long nowNanos) {
    fit(candidates);
    beliefs.notice(candidates, slot, nowNanos);
    beliefs.told(slot, latencyNanos);
  }

  @Override
  public void removed(int slot) {
    incumbent.removed(slot);
    beliefs.clear(slot);
    open.clear(slot);
  }

  @Override
  public Optional<Standing> standing() {
    return Optional.of(feedback.standing());
  }

  private void fit(Candidates candidates) {
    if (scores.length < candidates.slots()) {
      scores = Slots.fit(scores, candidates.slots(), 0);
      beliefs.fit(scores.length);
      open.fit(scores.length);
    }
  }
}
