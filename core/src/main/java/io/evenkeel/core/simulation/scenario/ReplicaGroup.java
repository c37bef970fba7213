package io.evenkeel.core.simulation.scenario;

import java.util.List;

/**
 * Replicas of one kind.
 *
 * @param slots calls that each works on at full speed at the same time
 * @param shared whether more calls share the slots (processor sharing) or wait (first come, first
 *     served)
 * @param speed work in a nanosecond and slot, before what the rules make of it
 * @param weight as an operator has set it for strategies that use weights
 * @param joins share of the run after which it is there; 0 for from the start
 * @param speeds what changes the speed; all of them multiply
 * @param errors when it answers with errors
 */
public record ReplicaGroup(
    int count,
    int slots,
    boolean shared,
    double speed,
    double weight,
    double joins,
    List<SpeedRule> speeds,
    Errors errors) {

  /**
   * When a replica answers every call with an error.
   *
   * @param afterNanos how soon
   */
  public record Errors(Span when, long afterNanos) {
    public static final Errors NONE = new Errors(Span.NEVER, 0);
  }

  public ReplicaGroup {
    speeds = List.copyOf(speeds);
  }

  double capacity() {
    double factor = speeds.stream().mapToDouble(SpeedRule::mean).reduce(1, (a, b) -> a * b);
    return count * slots * speed * factor;
  }

  ReplicaGroup dilated(double factor) {
    var slower = speeds.stream().map(rule -> rule.dilated(factor)).toList();
    var later = new Errors(errors.when(), (long) (errors.afterNanos() * factor));
    return new ReplicaGroup(count, slots, shared, speed, weight, joins, slower, later);
  }
}
