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

  private final Trace trace;
  private final ReplaySettings settings;
  private final ScalingPolicy policy;
  private final int measuredFrom;
  private final Pool pool;
  private final Tally tally;
  private final Metrics metrics;
  private final int tick;
  private final Flow flow;

  /** How requests are followed. */
  public enum Mode {
    /** As a fluid; a second is missed when too much of what is ready is asked for. */
    FLUID,
    /** One by one; a second is missed when its response times are too long. */
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
    this.flow =
        mode == Mode.FLUID ? new FluidFlow(settings) : new EventFlow(settings, random.split());
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
    var passed = flow.pass(rate, pool.ready());
    metrics.add(passed, pool.ready() * settings.perInstance());
    if (second >= measuredFrom) {
      tally.second(passed, settings.needed(rate), pool.ready(), pool.paid());
    }
  }

  private void decide(int second) {
    int asked = policy.desired(snapshot(second));
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
        metrics.arrived(),
        metrics.inFlight(),
        metrics.waiting(),
        metrics.utilisation(),
        settings.perInstance());
  }
}
