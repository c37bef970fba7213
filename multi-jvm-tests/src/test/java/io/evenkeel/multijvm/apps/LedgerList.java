package io.evenkeel.multijvm.apps;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.EvenkeelApp;
import io.evenkeel.core.Outcome;
import java.util.ArrayList;
import java.util.List;

/** A list that can only grow, and so shows in which order everything happened. */
public final class LedgerList implements EvenkeelApp {

  /** Each state is copied and snapshotted as a whole. */
  static final int MAX_ELEMENTS = 5_000;

  /** The state. */
  public record Elements(List<String> elements) {
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /** The command. */
  public record Append(String element) {}

  /** The event. */
  public record Appended(String element) {}

  @Override
  public String name() {
    return "ledger list";
  }

  @Override
  public List<EntityType<?>> entityTypes() {
    return List.of(
        EntityType.of("ledger-list", new Elements(List.of()))
            .command("append", Append.class, LedgerList::append)
            .event("appended", Appended.class, LedgerList::appended));
  }

  static Outcome<Elements> append(Elements list, Append command) {
    return list.elements().size() < MAX_ELEMENTS
        ? Outcome.persist(new Appended(command.element()), after -> after.elements().size())
        : Outcome.refuse("the list has " + MAX_ELEMENTS + " elements already");
  }

  static Elements appended(Elements list, Appended event) {
    var more = new ArrayList<>(list.elements());
    more.add(event.element());
    return new Elements(more);
  }
}
