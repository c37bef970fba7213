package io.evenkeel.core.balancing;

import io.evenkeel.core.balancing.LearnedSettings.Model;
import io.evenkeel.core.balancing.learned.CostModel;
import io.evenkeel.core.balancing.learned.LearnedRow;
import io.evenkeel.core.balancing.learned.Learner;
import io.evenkeel.core.balancing.learned.OpenCalls;
import io.evenkeel.core.balancing.learned.QueueingPrior;

/**
 * What {@link Learned} sees of one call and one instance: the queueing rule's response time and the
 * row that models read. One at a time; not thread-safe; allocates nothing.
 *
 * <p>A report counts the less the older it is: calls of other routers go back to their usual number
 * with a time constant of {@value #MEMORY} mean service times. As other routers see about the same
 * as this one, its own calls there stand for a share of theirs.
 */
final class LearnedView {

  static final double MEMORY = 10;

  /** For each own call, so many of each other router's are expected beside it. */
  static final double ALIKE = 0.3;

  private static final double NEVER_NANOS = 1e15;

  final double[] row = new double[LearnedRow.WIDTH];

  private final CostModel costs;
  private final InstanceBeliefs beliefs;
  private final OpenCalls open;
  private double overheadNanos = Double.NaN;

  /** Of the instance that was looked at last. */
  private double fresh;

  private double mix;
  private double slow;
  private double calls;
  private double waitNanos;
  private double priorNanos;

  LearnedView(CostModel costs, InstanceBeliefs beliefs, OpenCalls open) {
    this.costs = costs;
    this.beliefs = beliefs;
    this.open = open;
  }

  /** A call took so long beside being worked on: the least of late is what the way takes. */
  void idle(double nanos) {
    overheadNanos =
        Double.isNaN(overheadNanos) ? nanos : Math.min(nanos, overheadNanos * 1.0005 + 1);
  }

  double priorNanos() {
    return priorNanos;
  }

  void look(
      Candidates candidates,
      LearnedSettings settings,
      Learner.Snapshot known,
      int slot,
      double cost,
      long nowNanos) {
    double mean = costs.mean();
    double age =
        candidates.hasReported(slot)
            ? (double) (nowNanos - candidates.reportedAtNanos(slot))
            : NEVER_NANOS;
    boolean costly = settings.has(Model.COST);
    fresh = QueueingPrior.freshness(age, MEMORY * mean);
    mix = costly ? 1 + (beliefs.mix[slot] - 1) * fresh : 1;
    describe(candidates, slot, nowNanos);
    slow = settings.has(Model.LINEAR) ? known.slow(row) : Math.exp(row[LearnedRow.LINEAR + 1]);
    expect(candidates, slot, costly, mean);
    double overhead = Double.isNaN(overheadNanos) ? 0 : overheadNanos;
    double caution = beliefs.caution(slot, nowNanos);
    priorNanos = Math.max(1, (overhead + waitNanos + cost * slow) * caution);
    row[LearnedRow.PRIOR] = Math.log(priorNanos);
    row[LearnedRow.COST] = cost;
    fillInputs(candidates, slot, cost / mean, age, mean, nowNanos);
  }

  /** The calls to be expected there, and how long this one waits for them. */
  private void expect(Candidates candidates, int slot, boolean costly, double mean) {
    int own = candidates.outstanding(slot);
    double alike = 1 + ALIKE * (candidates.routers() - 1);
    double usual = beliefs.othersUsually(slot);
    double others = usual + (beliefs.others[slot] - usual) * fresh;
    calls = others + own * alike;
    double ownCost = own == 0 ? 0 : own * (costly ? open.meanCost(slot) : mean);
    double work = (others * mix * mean + ownCost * alike) * slow;
    double each = calls > 1e-9 ? work / calls : mean * slow;
    double spread = beliefs.variance() * (1 - fresh * fresh);
    waitNanos = QueueingPrior.waitNanos(calls, spread, each, beliefs.slots[slot]);
  }

  /** The inputs of the network. */
  private void fillInputs(
      Candidates candidates, int slot, double cost, double age, double mean, long nowNanos) {
    int own = candidates.outstanding(slot);
    double joined = (double) (nowNanos - candidates.knownSince(slot));
    int at = LearnedRow.NETWORK;
    row[at++] = Math.log1p(calls);
    row[at++] = fresh;
    row[at++] = Math.log(cost);
    row[at++] = Math.log(slow);
    row[at++] = Math.log1p(own);
    row[at++] = row[LearnedRow.LINEAR + 5];
    row[at++] = own == 0 ? 0 : Math.log1p(open.oldestNanos(slot, nowNanos) / mean);
    row[at++] = 1 / (1 + Math.max(0, joined) / 1e10);
    row[at++] = Math.log(mix + 0.05);
    row[at++] = row[LearnedRow.LINEAR + 6];
    row[at++] = waitNanos / priorNanos;
    row[at++] = row[LearnedRow.LINEAR + 1] - row[LearnedRow.LINEAR + 2];
    row[at] = QueueingPrior.freshness(age, 4 * MEMORY * mean);
  }

  /** The inputs of the linear model. */
  private void describe(Candidates candidates, int slot, long nowNanos) {
    double reported = candidates.strain(slot);
    double strain = Double.isNaN(reported) ? 0 : reported;
    double kept = beliefs.kept(slot, nowNanos);
    int at = LearnedRow.LINEAR;
    row[at++] = 1;
    row[at++] = kept * Math.log(beliefs.slow[slot]);
    row[at++] = kept * Math.log(beliefs.quick[slot]);
    row[at++] = strain;
    row[at++] = strain * strain;
    row[at++] = -Math.log(1 - strain + 1e-5) / 4;
    row[at++] = beliefs.toldRatio(slot);
    row[at++] = beliefs.costRatio(slot);
    row[at] = 0;
  }
}
