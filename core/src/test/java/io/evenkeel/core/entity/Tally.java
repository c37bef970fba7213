package io.evenkeel.core.entity;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.Outcome;
import java.util.List;

/** An entity with a command of each kind, for tests. */
record Tally(long sum, List<String> notes) {

  record Add(int amount) {
    Add {
      if (amount <= 0) {
        throw new IllegalArgumentException("amount must be > 0, was " + amount);
      }
    }
  }

  record AddTwice(int amount) {}

  record Look() {}

  record Explode() {}

  record Forbidden() {}

  record Recurse() {}

  record LackAClass() {}

  record ReplyThatExplodes() {}

  record UndefinedEvent() {}

  record Added(int amount) {}

  record Noted(String text) {}

  static final EntityType<Tally> TYPE =
      EntityType.of("tally", new Tally(0, List.of()))
          .command("add", Add.class, (s, c) -> Outcome.persist(new Added(c.amount()), Tally::sum))
          .command("add-twice", AddTwice.class, Tally::addTwice)
          .command("look", Look.class, (s, c) -> Outcome.reply(Tally::sum))
          .command("forbidden", Forbidden.class, (s, c) -> Outcome.refuse("it is forbidden"))
          .command("explode", Explode.class, (s, c) -> explode())
          .command("recurse", Recurse.class, (s, c) -> recurse(1))
          .command("lack-a-class", LackAClass.class, (s, c) -> lackAClass())
          .command("reply-that-explodes", ReplyThatExplodes.class, Tally::replyThatExplodes)
          .command("undefined-event", UndefinedEvent.class, (s, c) -> Outcome.persist("what?"))
          .event("added", Added.class, (s, e) -> new Tally(s.sum() + e.amount(), s.notes()))
          .event("noted", Noted.class, (s, e) -> new Tally(s.sum(), List.of(e.text())));

  Outcome<Tally> addTwice(AddTwice command) {
    var added = new Added(command.amount());
    return Outcome.persistAll(List.of(added, added, new Noted("twice")), after -> after);
  }

  Outcome<Tally> replyThatExplodes(ReplyThatExplodes command) {
    return Outcome.persist(new Added(1), after -> explode());
  }

  @SuppressWarnings("InfiniteRecursion")
  private static Outcome<Tally> recurse(int depth) {
    return recurse(depth + 1);
  }

  private static Outcome<Tally> lackAClass() {
    throw new NoClassDefFoundError("io/example/Missing");
  }

  private static <T> T explode() {
    throw new IllegalStateException("boom");
  }
}
