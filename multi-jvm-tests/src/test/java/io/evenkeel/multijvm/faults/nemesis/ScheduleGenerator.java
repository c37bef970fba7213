package io.evenkeel.multijvm.faults.nemesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Draws schedules. The same seed and bounds give the same schedule. No node is hit twice at a time;
 * every fault is healed before the end.
 */
public final class ScheduleGenerator {

  /** Then a moment is left out. */
  private static final int MAX_DRAWS = 50;

  private final Random random;
  private final Bounds bounds;
  private final List<FaultKind> kinds;
  private final List<Step> steps = new ArrayList<>();

  private ScheduleGenerator(long seed, Bounds bounds) {
    this.random = new Random(seed);
    this.bounds = bounds;
    this.kinds = List.copyOf(bounds.kinds());
  }

  /** A schedule of as many steps as fit. */
  public static Schedule generate(long seed, Bounds bounds) {
    var generator = new ScheduleGenerator(seed, bounds);
    long at = 0;
    while (at + bounds.minFaultMillis() <= bounds.durationMillis()) {
      at = generator.stepFrom(at);
    }
    return new Schedule(seed, generator.steps);
  }

  /** Adds a step if one fits, and gives the time of the next. */
  private long stepFrom(long at) {
    for (int i = 0; i < MAX_DRAWS; i++) {
      var step = draw(at);
      if (fits(step)) {
        steps.add(step);
        return bounds.atOnce() == 1
            ? step.healAtMillis() + bounds.settleMillis()
            : at + 1 + random.nextLong(bounds.settleMillis());
      }
    }
    return at + bounds.settleMillis();
  }

  private Step draw(long at) {
    long longest = Math.min(bounds.maxFaultMillis(), bounds.durationMillis() - at);
    long millis = bounds.minFaultMillis() + random.nextLong(longest - bounds.minFaultMillis() + 1);
    return new Step(at, Draws.of(random, kinds).draw(random, bounds), at + millis);
  }

  private boolean fits(Step step) {
    var together = steps.stream().filter(step::overlaps).map(Step::fault).toList();
    List<Fault> simple = new ArrayList<>(step.fault().parts());
    together.forEach(fault -> simple.addAll(fault.parts()));
    var impact = Impact.none();
    for (var fault : simple) {
      var further = Impact.of(fault);
      if (impact.sharesWith(further)) {
        return false;
      }
      impact = impact.plus(further);
    }
    return together.size() < bounds.atOnce() && bounds.allow(impact);
  }
}
