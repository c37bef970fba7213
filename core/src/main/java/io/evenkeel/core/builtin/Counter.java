package io.evenkeel.core.builtin;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.Outcome;

/** A number that can be added to. */
public record Counter(long value) {

  public record Add(long amount) {}

  public record Added(long amount) {}

  public static final EntityType<Counter> TYPE =
      EntityType.of("counter", new Counter(0))
          .command("add", Add.class, Counter::add)
          .event("added", Added.class, Counter::added);

  Outcome<Counter> add(Add command) {
    long sum = value + command.amount();
    boolean overflows = ((value ^ sum) & (command.amount() ^ sum)) < 0;
    if (overflows) {
      return Outcome.refuse("the counter would exceed 64 bits");
    }
    return Outcome.persist(new Added(command.amount()));
  }

  Counter added(Added event) {
    return new Counter(value + event.amount());
  }
}
