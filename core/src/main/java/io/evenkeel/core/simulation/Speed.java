package io.evenkeel.core.simulation;

import io.evenkeel.core.simulation.scenario.SpeedRule;
import io.evenkeel.core.simulation.scenario.SpeedRule.Antagonist;
import io.evenkeel.core.simulation.scenario.SpeedRule.Cold;
import io.evenkeel.core.simulation.scenario.SpeedRule.Pauses;
import io.evenkeel.core.simulation.scenario.SpeedRule.Slow;
import io.evenkeel.core.simulation.scenario.SpeedRule.Switching;
import java.util.random.RandomGenerator;

/** One rule at work on one replica: a factor that is constant between changes. */
abstract class Speed {

  /** How much of its nominal speed the replica has, until {@link #changesAt}. */
  double factor = 1;

  long changesAt = Lane.NEVER;

  /** The factor changes now. */
  abstract void change(long now);

  /** 0..1, or NaN when there is nothing to see. */
  double strain(long now) {
    return Double.NaN;
  }

  /** How long it stands still between two times; for those who know all. */
  long standstill(long now, double until) {
    return 0;
  }

  /**
   * Starts a rule.
   *
   * @param joinedAt when the replica is there
   * @param length of the run
   * @param pinned whether an antagonist never leaves anything
   */
  static Speed of(
      SpeedRule rule, long joinedAt, long length, boolean pinned, RandomGenerator random) {
    if (rule instanceof Switching switching) {
      return new Switched(switching, random);
    }
    if (rule instanceof Antagonist antagonist) {
      return new Antagonized(antagonist, pinned, random);
    }
    if (rule instanceof Pauses pauses) {
      return new Paused(pauses, random);
    }
    if (rule instanceof Slow slow) {
      return new Slowed(slow, length);
    }
    if (rule instanceof Cold cold) {
      return new Warming(cold, joinedAt);
    }
    throw new AssertionError(rule);
  }

  private static final class Switched extends Speed {
    private final Switching rule;
    private final RandomGenerator random;

    Switched(Switching rule, RandomGenerator random) {
      this.rule = rule;
      this.random = random;
      change(0);
      changesAt = (long) (random.nextDouble() * rule.everyNanos()) + 1;
    }

    @Override
    void change(long now) {
      factor = rule.factors().get(random.nextInt(rule.factors().size()));
      changesAt = now + rule.everyNanos();
    }
  }

  private static final class Antagonized extends Speed {
    private static final int STEPS = 20;

    private final Antagonist rule;
    private final RandomGenerator random;
    private final boolean pinned;
    private double demand;

    Antagonized(Antagonist rule, boolean pinned, RandomGenerator random) {
      this.rule = rule;
      this.random = random;
      this.pinned = pinned;
      demand = pinned ? 1 : rule.demand() + rule.deviation() * random.nextGaussian();
      factor = rule.factor(demand);
      changesAt = pinned ? Lane.NEVER : step();
    }

    private long step() {
      return Math.max(1, rule.memoryNanos() / STEPS);
    }

    @Override
    void change(long now) {
      double kept = Math.exp(-1.0 / STEPS);
      demand =
          rule.demand()
              + (demand - rule.demand()) * kept
              + rule.deviation() * Math.sqrt(1 - kept * kept) * random.nextGaussian();
      factor = rule.factor(demand);
      changesAt = now + step();
    }

    @Override
    double strain(long now) {
      return pinned ? 1 : Math.max(0, Math.min(1, demand / (1 - rule.share())));
    }
  }

  private static final class Paused extends Speed {
    private final Pauses rule;
    private final RandomGenerator random;
    private long lastEnd;
    private long length;

    Paused(Pauses rule, RandomGenerator random) {
      this.rule = rule;
      this.random = random;
      long gap = between(rule.leastGapNanos(), rule.mostGapNanos());
      changesAt = (long) (gap * random.nextDouble()) + 1;
      lastEnd = changesAt - gap;
      length = between(rule.leastNanos(), rule.mostNanos());
    }

    private long between(long least, long most) {
      return least + (long) (random.nextDouble() * (most - least));
    }

    @Override
    void change(long now) {
      if (factor > 0) {
        factor = 0;
        changesAt = now + length;
      } else {
        factor = 1;
        lastEnd = now;
        changesAt = now + between(rule.leastGapNanos(), rule.mostGapNanos());
        length = between(rule.leastNanos(), rule.mostNanos());
      }
    }

    @Override
    double strain(long now) {
      return factor == 0 ? 1 : (double) (now - lastEnd) / (changesAt - lastEnd);
    }

    @Override
    long standstill(long now, double until) {
      if (factor == 0) {
        return changesAt - now;
      }
      return changesAt < until ? length : 0;
    }
  }

  private static final class Slowed extends Speed {
    private final double slow;
    private final long end;

    Slowed(Slow rule, long length) {
      slow = rule.factor();
      end = (long) (rule.when().to() * length);
      changesAt =
          rule.when().to() > rule.when().from() ? (long) (rule.when().from() * length) : Lane.NEVER;
    }

    @Override
    void change(long now) {
      boolean begins = factor == 1 && now < end;
      factor = begins ? slow : 1;
      changesAt = begins ? end : Lane.NEVER;
    }
  }

  private static final class Warming extends Speed {
    private static final int STEPS = 300;

    private final Cold rule;
    private final long joinedAt;

    Warming(Cold rule, long joinedAt) {
      this.rule = rule;
      this.joinedAt = joinedAt;
      factor = rule.factor();
      changesAt = joinedAt + step();
    }

    private long step() {
      return Math.max(1, rule.lengthNanos() / STEPS);
    }

    @Override
    void change(long now) {
      double warm = Math.min(1, (double) (now - joinedAt) / rule.lengthNanos());
      factor = rule.factor() + (1 - rule.factor()) * warm;
      changesAt = warm < 1 ? now + step() : Lane.NEVER;
    }
  }
}
