package io.evenkeel.core.balancing;

import io.evenkeel.core.balancing.LearnedSettings.Model;
import io.evenkeel.core.balancing.learned.CostModel;
import io.evenkeel.core.balancing.learned.LearnedRow;
import io.evenkeel.core.balancing.learned.Learner;
import io.evenkeel.core.balancing.learned.OpenCalls;
import io.evenkeel.core.balancing.learned.ShadowRule;

/**
 * What {@link Learned} makes of calls that are over: lessons, and who of the rivals ranks better.
 * Not thread-safe; allocates nothing.
 */
final class LearnedFeedback {

  /** Bounds the logarithm by which a prediction is off. */
  private static final double MOST_OFF = 5;

  /** Nobody is believed to be so many times faster or slower than others. */
  private static final double MOST_RATIO = 32;

  private final LearnedSettings settings;
  private final CostModel costs;
  private final InstanceBeliefs beliefs;
  private final OpenCalls open;
  private final LearnedView view;
  private final Learner learner;
  private final ShadowRule overStatic = new ShadowRule();
  private final ShadowRule overPrior = new ShadowRule();
  private final double[] lesson = new double[LearnedRow.WIDTH];

  LearnedFeedback(
      LearnedSettings settings,
      CostModel costs,
      InstanceBeliefs beliefs,
      OpenCalls open,
      LearnedView view,
      Learner learner) {
    this.settings = settings;
    this.costs = costs;
    this.beliefs = beliefs;
    this.open = open;
    this.view = view;
    this.learner = learner;
  }

  /** Whether the learned strategy decides, not the static one. */
  boolean decides() {
    return !settings.incumbent() || overStatic.takenOver();
  }

  /** Whether the network corrects the queueing rule. */
  boolean corrects() {
    return settings.has(Model.NETWORK) && overPrior.takenOver();
  }

  Standing standing() {
    return new Standing(decides(), overStatic.challengerRegret(), overStatic.incumbentRegret());
  }

  void replied(Candidates candidates, int slot, Call call, double responseNanos, long nowNanos) {
    beliefs.notice(candidates, slot, nowNanos);
    double reported = candidates.serviceNanos(slot);
    double service = Double.isNaN(reported) ? responseNanos : Math.min(reported, responseNanos);
    view.idle(responseNanos - service);
    costs.add(call.kind(), call.size(), service);
    if (open.take(slot, nowNanos - (long) responseNanos, lesson)) {
      compare(slot, call, responseNanos);
      serve(candidates, slot, call, service, nowNanos);
      teach(responseNanos, 0);
      beliefs.surprised(slot, lesson[LearnedRow.TARGET]);
    }
  }

  /** What failed at once says nothing of time; what was waited for took at least so long. */
  void failed(int slot, long elapsedNanos, long nowNanos) {
    if (open.take(slot, nowNanos - elapsedNanos, lesson)) {
      teach((double) elapsedNanos, 1);
    }
  }

  private void compare(int slot, Call call, double responseNanos) {
    double prior = lesson[LearnedRow.PRIOR];
    double corrected = lesson[LearnedRow.CORRECTED];
    double says = corrects() ? corrected : prior;
    overStatic.observe(call.kind(), slot, says, lesson[LearnedRow.STATIC], responseNanos);
    overPrior.observe(call.kind(), slot, corrected, prior, responseNanos);
  }

  /** By the cost that is known now: before the first reply none was. */
  private void serve(
      Candidates candidates, int slot, Call call, double serviceNanos, long nowNanos) {
    double inSlot = (candidates.inFlight(slot) + 1) / beliefs.slots[slot];
    double sharing = Math.log(Math.max(1, inSlot));
    double cost = settings.has(Model.COST) ? costs.of(call.kind(), call.size()) : costs.mean();
    double ratio = Math.max(1 / MOST_RATIO, Math.min(MOST_RATIO, serviceNanos / cost));
    boolean linear = settings.has(Model.LINEAR);
    double alone = linear ? Math.exp(-learner.snapshot().sharing() * sharing) : 1;
    beliefs.served(slot, ratio * alone, nowNanos);
    lesson[LearnedRow.SHARING] = sharing;
    lesson[LearnedRow.RATIO] = ratio;
  }

  private void teach(double nanos, double atLeast) {
    double off = Math.log(nanos + 1) - lesson[LearnedRow.PRIOR];
    lesson[LearnedRow.TARGET] = Math.max(-MOST_OFF, Math.min(MOST_OFF, off));
    lesson[LearnedRow.AT_LEAST] = atLeast;
    learner.offer(lesson);
  }
}
