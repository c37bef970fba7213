package io.evenkeel.core.balancing;

import io.evenkeel.core.parameter.Parameter;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The least of R - s + q^3 s, where R is the mean response time as this router sees it, s the mean
 * service time and q = 1 + calls * clients + queue the queue to expect. O(n).
 *
 * <p>Suresh et al., "C3: Cutting Tail Latency in Cloud Data Stores via Adaptive Replica Selection",
 * NSDI 2015, section 3.1; the score as in Elasticsearch's {@code ResponseCollectorService}, which
 * also leaves out the paper's rate control. The score scales with time, so its unit is of no
 * matter. One without history is tried first, by one call at a time; ties are drawn. A failure adds
 * {@code failure-counts-as} to the score and fades: entered into the averages it would stay for
 * ever, as nobody calls the worst of all.
 */
public final class C3 implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "c3",
          "response time and the cube of the queue to expect",
          List.of(
              Parameter.number(
                  "alpha", 0.9, 0.001, 1, "weight of a new sample in the moving averages"),
              Parameter.number(
                  "clients", 0, 0, 1e6, "own calls count this often; 0 is the number of routers"),
              Parameter.choice(
                  "queue",
                  "waiting",
                  List.of("waiting", "in-flight"),
                  "what an instance's queue is: calls that wait, or also those it works on"),
              LoadUnit.parameter(),
              Penalty.parameter()),
          parameters ->
              new C3(
                  parameters.number("alpha"),
                  parameters.number("clients"),
                  parameters.choice("queue").equals("in-flight"),
                  LoadUnit.of(parameters),
                  Penalty.nanos(parameters)));

  private static final double UNKNOWN = 1e30;

  private final double alpha;
  private final double clients;
  private final boolean inFlight;
  private final LoadUnit unit;
  private final double penaltyNanos;

  private double[] response = {};
  private double[] service = {};
  private double[] queue = {};

  C3(double alpha, double clients, boolean inFlight, LoadUnit unit, double penaltyNanos) {
    this.alpha = alpha;
    this.clients = clients;
    this.inFlight = inFlight;
    this.unit = unit;
    this.penaltyNanos = penaltyNanos;
  }

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    fit(candidates);
    int best = -1;
    int ties = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < candidates.size(); i++) {
      int slot = candidates.slot(i);
      double score = score(candidates, slot, nowNanos);
      if (score < least) {
        least = score;
        best = slot;
        ties = 1;
      } else if (score == least && random.nextInt(++ties) == 0) {
        best = slot;
      }
    }
    return best;
  }

  double score(Candidates candidates, int slot, long nowNanos) {
    double failures = candidates.failures(slot, nowNanos);
    double calls = unit.own(candidates, slot);
    if (slot >= response.length || Double.isNaN(response[slot])) {
      return (calls + failures) * UNKNOWN;
    }
    double others = clients > 0 ? clients : candidates.routers();
    double expected = 1 + calls * others + queue[slot];
    double served = service[slot];
    return response[slot]
        - served
        + expected * expected * expected * served
        + failures * penaltyNanos;
  }

  @Override
  public void sent(Candidates candidates, int slot, Call call, long nowNanos) {
    unit.sent(candidates, slot, call);
  }

  @Override
  public void failed(Candidates candidates, int slot, Call call, long elapsedNanos, long nowNanos) {
    unit.settled(candidates, slot, call);
  }

  @Override
  public void replied(
      Candidates candidates, int slot, Call call, long responseNanos, long nowNanos) {
    fit(candidates);
    double reported = candidates.serviceNanos(slot);
    double served = Double.isNaN(reported) ? responseNanos : reported;
    unit.settled(candidates, slot, call);
    unit.served(call, served);
    int calls = inFlight ? candidates.inFlight(slot) : candidates.queued(slot);
    double waiting = unit.reported(candidates, slot, calls);
    boolean first = Double.isNaN(response[slot]);
    response[slot] = first ? responseNanos : moved(response[slot], (double) responseNanos);
    service[slot] = first ? served : moved(service[slot], served);
    queue[slot] = first ? waiting : moved(queue[slot], waiting);
  }

  private double moved(double mean, double sample) {
    return mean + alpha * (sample - mean);
  }

  @Override
  public void removed(int slot) {
    Slots.clear(response, slot, Double.NaN);
  }

  private void fit(Candidates candidates) {
    response = Slots.fit(response, candidates.slots(), Double.NaN);
    service = Slots.fit(service, candidates.slots(), 0);
    queue = Slots.fit(queue, candidates.slots(), 0);
  }
}
