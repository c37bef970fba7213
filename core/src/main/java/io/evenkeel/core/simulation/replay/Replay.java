package io.evenkeel.core.simulation.replay;

import io.evenkeel.core.scaling.LoadSnapshot;
import io.evenkeel.core.scaling.ScalingPolicy;
import java.util.SplittableRandom;

/**
 * A policy on a trace: requests flow through the instances that it asked for, as a fluid or as
 * single ones. Deterministic; use once.
 */
public final class Replay {

  private static final long SECOND = 1_000_000_000L;

  /** The objective is judged for as many seconds at a time. */
  static final int JUDGED_SECONDS = 15;

  private final Trace trace;
  private final ReplaySettings settings;
  private final ScalingPolicy policy;
  private final int measuredFrom;
  private final Pool pool;
  private final Tally tally;
  private final Metrics metrics;
  private final int tick;
  private final Flow learning;
  private final Flow measured;

  /** How requests are followed. */
  public enum Mode {
    /** As a fluid; the objective is missed when too much of what is ready is asked for. */
    FLUID,
    /** One by one, once it is measured; it is missed when response times are too long. */
    EVENTS
  }

  private Replay(
      Trace trace,
      ReplaySettings settings,
      ScalingPolicy policy,
      int measuredFrom,
      Mode mode,
      long seed) {
    var random = new SplittableRandom(seed);
    this.trace = trace;
    this.settings = settings;
    this.policy = policy;
    this.measuredFrom = measuredFrom;
    this.pool = new Pool(settings, settings.needed(trace.at(0)), random.split());
    this.learning = new FluidFlow(settings, random.split());
    this.measured = mode == Mode.FLUID ? learning : new EventFlow(settings, random.split());
    this.tally = new Tally(trace.lengthSeconds() - measuredFrom);
    this.tick = (int) Math.max(1, policy.tick().toSeconds());
    this.metrics = new Metrics(settings.metricDelaySeconds(), settings.perInstance());
  }

  /**
   * Runs it.
   *
   * @param measuredFrom share of the trace that comes before, for the policy to learn from; 0 to
   *     below 1
   * @param seed of starts and of single requests
   */
  public static ReplayResult run(
      Trace trace,
      ReplaySettings settings,
      ScalingPolicy policy,
      double measuredFrom,
      Mode mode,
      long seed) {
    int from = (int) (measuredFrom * trace.lengthSeconds());
    return new Replay(trace, settings, policy, from, mode, seed).run();
  }

  private ReplayResult run() {
    for (int second = 0; second < trace.lengthSeconds(); second++) {
      pool.advance(second);
      flow(second);
      if (second % tick == 0 && metrics.isThere()) {
        decide(second);
      }
    }
    return tally.result();
  }

  private void flow(int second) {
    double rate = trace.at(second);
    boolean counts = second >= measuredFrom;
    var flow = counts ? measured : learning;
    var passed = flow.pass(rate, pool.ready());
    metrics.add(passed, pool.ready() * settings.perInstance());
    if (counts) {
      tally.second(passed, settings.needed(rate), pool.ready(), pool.paid());
    }
    if ((second + 1) % JUDGED_SECONDS == 0 || second == trace.lengthSeconds() - 1) {
      tally.judged(flow.missed());
    }
  }

  private void decide(int second) {
    int asked = policy.desired(snapshot(second));
    if (second >= measuredFrom && tally.wantsOutlook()) {
      policy.outlook().ifPresent(tally::outlook);
    }
    if (asked > settings.most()) {
      tally.bounded();
    }
    int wanted = Math.max(settings.least(), Math.min(settings.most(), asked));
    if (wanted != pool.ready() + pool.starting()) {
      pool.scaleTo(wanted, second);
      if (second >= measuredFrom) {
        tally.changed();
      }
    }
  }

  private LoadSnapshot snapshot(int second) {
    return new LoadSnapshot(
        second * SECOND,
        pool.ready(),
        pool.starting(),
        arrived(second),
        metrics.inFlight(),
        metrics.waiting(),
        metrics.utilisation(),
        settings.perInstance());
  }

  private double arrived(int second) {
    int ahead = settings.foreseenSeconds();
    if (ahead == 0) {
      return metrics.arrived();
    }
    int length = settings.metricDelaySeconds();
    double most = 0;
    for (int later = 0; later <= ahead; later += length) { // none of it is over yet
      int from = second + later - 2 * length + 1;
      most = Math.max(most, trace.mean(from, from + length));
    }
    return most;
  }
}
