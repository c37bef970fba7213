package io.evenkeel.multijvm.faults.nemesis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries a schedule out, once. Whatever happens, everything that began is healed before it ends:
 * when the pace says stop, and when a target throws. For one thread.
 */
public final class NemesisRun {

  /** Heals come before what begins at the same time. */
  private static final Comparator<Moment> ORDER =
      Comparator.comparingLong(Moment::atMillis).thenComparing(Moment::begins);

  private record Moment(long atMillis, boolean begins, Step step) {}

  private final Schedule schedule;
  private final Nemesis nemesis;
  private final Map<Step, List<Fault>> inForce = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private final List<RuntimeException> problems = new ArrayList<>();

  public NemesisRun(Schedule schedule, Targets targets) {
    this.schedule = schedule;
    this.nemesis = new Nemesis(targets);
  }

  /** What was done so far, one line each, with the nodes that were hit. */
  public List<String> log() {
    return List.copyOf(log);
  }

  /**
   * Blocks until the last fault is healed, or the pace says stop.
   *
   * @return what was done, one line each, with the nodes that were hit
   * @throws IllegalStateException at the end, when a target has thrown
   */
  public List<String> run(Pace pace) {
    for (var moment : moments()) {
      if (!pace.await(moment.atMillis())) {
        break;
      } else if (moment.begins()) {
        begin(moment.step());
      } else {
        heal(moment.step());
      }
    }
    List.copyOf(inForce.keySet()).stream().sorted(Step.ORDER).forEach(this::heal);
    throwProblems();
    return log();
  }

  private List<Moment> moments() {
    List<Moment> moments = new ArrayList<>();
    for (var step : schedule.steps()) {
      moments.add(new Moment(step.atMillis(), true, step));
      moments.add(new Moment(step.healAtMillis(), false, step));
    }
    return moments.stream().sorted(ORDER).toList();
  }

  private void begin(Step step) {
    List<Fault> begun = new ArrayList<>();
    inForce.put(step, begun);
    attempt(
        step,
        () -> {
          for (var fault : nemesis.resolved(step.fault()).parts()) {
            begun.add(fault);
            nemesis.begin(fault);
            log.add("begin " + FaultText.of(fault));
          }
        });
  }

  private void heal(Step step) {
    for (var fault : inForce.getOrDefault(step, List.of())) {
      attempt(
          step,
          () -> {
            nemesis.heal(fault);
            log.add("heal " + FaultText.of(fault));
          });
    }
    inForce.remove(step);
  }

  private void attempt(Step step, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      problems.add(new IllegalStateException(step + ": " + e.getMessage(), e));
    }
  }

  private void throwProblems() {
    if (!problems.isEmpty()) {
      var first =
          new IllegalStateException("the nemesis failed, first at " + problems.get(0).getMessage());
      problems.forEach(first::addSuppressed);
      throw first;
    }
  }
}
