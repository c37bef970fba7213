package io.evenkeel.multijvm.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what was acknowledged with what is there. Pure. */
public final class ExactlyOnce {

  private ExactlyOnce() {}

  /**
   * One sentence for each violation; empty when every acknowledged command is there exactly once,
   * every unknown one at most once, and nothing else is.
   */
  public static List<String> violations(Ledger ledger, Collection<History> histories) {
    var violations = new ArrayList<String>();
    histories.forEach(history -> order(history, violations));
    var found = new HashMap<Command, Integer>();
    histories.forEach(history -> count(history, found));
    presence(ledger, found, violations);
    return violations;
  }

  /** Revisions without gaps, and the state that follows from the events. */
  private static void order(History history, List<String> violations) {
    long expected = 0;
    long sum = 0;
    for (var event : history.added()) {
      expected++;
      sum += event.amount();
      if (event.revision() != expected) {
        violations.add(
            "%s has revision %d where %d belongs"
                .formatted(history.entity(), event.revision(), expected));
        return;
      }
    }
    if (history.revision() != expected || history.value() != sum) {
      violations.add(
          "%s is %d at revision %d, its events make %d at %d"
              .formatted(history.entity(), history.value(), history.revision(), sum, expected));
    }
  }

  private static void count(History history, Map<Command, Integer> found) {
    history
        .added()
        .forEach(event -> found.merge(known(history.entity(), event.amount()), 1, Integer::sum));
  }

  private static void presence(
      Ledger ledger, Map<Command, Integer> found, List<String> violations) {
    Set<Command> sent = new HashSet<>();
    for (var command : ledger.acknowledged()) {
      var it = known(command.entity(), command.amount());
      sent.add(it);
      if (!found.containsKey(it)) {
        violations.add("lost: " + command);
      }
    }
    ledger.unknown().forEach(c -> sent.add(known(c.entity(), c.amount())));
    found.forEach(
        (command, times) -> {
          if (!sent.contains(command)) {
            violations.add("never sent, yet there: " + command);
          } else if (times > 1) {
            violations.add("there " + times + " times: " + command);
          }
        });
  }

  /** A command by what its event shows of it. */
  private static Command known(String entity, long amount) {
    return new Command(entity, amount, "");
  }
}
