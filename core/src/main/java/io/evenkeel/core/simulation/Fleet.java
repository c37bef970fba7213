package io.evenkeel.core.simulation;

import io.evenkeel.core.balancing.Hash;
import io.evenkeel.core.simulation.scenario.ReplicaGroup;
import io.evenkeel.core.simulation.scenario.Scenario;
import io.evenkeel.core.simulation.scenario.SpeedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** All replicas of a run, with their speeds and faults over time. */
final class Fleet {

  /** One member. */
  private record Member(
      Replica replica,
      ReplicaGroup group,
      List<Speed> speeds,
      long joinsAt,
      long errorsFrom,
      long errorsTo) {}

  private final List<Member> members = new ArrayList<>();
  private final Agenda done;
  private final Agenda changes;

  Fleet(Scenario scenario, long length, long seed) {
    for (var group : scenario.replicas()) {
      for (int i = 0; i < group.count(); i++) {
        members.add(member(group, i, length, Hash.of(seed, 1_000 + members.size())));
      }
    }
    done = new Agenda(members.size());
    changes = new Agenda(members.size());
    for (int i = 0; i < members.size(); i++) {
      planChange(i);
      setSpeed(i, 0);
    }
  }

  private static Member member(ReplicaGroup group, int index, long length, long seed) {
    var random = new SplittableRandom(seed);
    long joins = (long) (group.joins() * length);
    var speeds = new ArrayList<Speed>();
    for (var rule : group.speeds()) {
      speeds.add(Speed.of(rule, joins, length, isPinned(group, index, rule), random.split()));
    }
    return new Member(
        new Replica(group.slots(), group.shared(), group.speed()),
        group,
        speeds,
        joins,
        (long) (group.errors().when().from() * length),
        (long) (group.errors().when().to() * length));
  }

  private static boolean isPinned(ReplicaGroup group, int index, SpeedRule rule) {
    return rule instanceof SpeedRule.Antagonist antagonist
        && index < Math.round(antagonist.pinned() * group.count());
  }

  int size() {
    return members.size();
  }

  Replica replica(int i) {
    return members.get(i).replica();
  }

  double weight(int i) {
    return members.get(i).group().weight();
  }

  long joinsAt(int i) {
    return members.get(i).joinsAt();
  }

  boolean fails(int i, long now) {
    var member = members.get(i);
    return now >= member.errorsFrom() && now < member.errorsTo();
  }

  long errorNanos(int i) {
    return members.get(i).group().errors().afterNanos();
  }

  long nextDone() {
    return done.earliest();
  }

  long nextChange() {
    return changes.earliest();
  }

  int firstDone() {
    return done.first();
  }

  void planDone(int i) {
    done.set(i, members.get(i).replica().nextDone());
  }

  /** The speed that is due to change does. */
  void change(long now) {
    int i = changes.first();
    for (var speed : members.get(i).speeds()) {
      if (speed.changesAt <= now) {
        speed.change(now);
      }
    }
    setSpeed(i, now);
    planChange(i);
  }

  private void setSpeed(int i, long now) {
    var member = members.get(i);
    double speed = member.group().speed();
    for (var rule : member.speeds()) {
      speed *= rule.factor;
    }
    member.replica().setSpeed(speed, now);
    planDone(i);
  }

  private void planChange(int i) {
    long next = Lane.NEVER;
    for (var speed : members.get(i).speeds()) {
      next = Math.min(next, speed.changesAt);
    }
    changes.set(i, next);
  }

  /** The greatest strain that a replica sees in itself, NaN when none. */
  double strain(int i, long now) {
    double most = Double.NaN;
    var speeds = members.get(i).speeds();
    for (int k = 0; k < speeds.size(); k++) {
      double strain = speeds.get(k).strain(now);
      most = Double.isNaN(most) ? strain : Math.max(most, strain);
    }
    return most;
  }

  /** How long this work would take there, sent now; for those who know all. */
  double timeFor(int i, double work, long now) {
    var member = members.get(i);
    var replica = member.replica();
    double speed = replica.speed() > 0 ? replica.speed() : member.group().speed();
    double time = replica.timeFor(work, speed, now);
    for (var rule : member.speeds()) {
      time += rule.standstill(now, now + time);
    }
    return time;
  }
}
