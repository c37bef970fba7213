package io.evenkeel.http;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.EvenkeelApp;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.Service;
import java.util.List;
import java.util.Optional;

/** A type with every kind of field, with refusals, and with a command that fails. */
record Ticket(String title, boolean open) {

  enum Priority {
    LOW,
    HIGH
  }

  record Open(
      String title, int estimate, Priority priority, List<String> tags, Optional<String> note) {}

  record Touch() {}

  record Rename(String title) {}

  record Break() {}

  record Opened(String title) {}

  record Renamed(String title) {}

  static final EntityType<Ticket> TYPE =
      EntityType.of("ticket", new Ticket("", false))
          .command("open", Open.class, Ticket::open)
          .command("touch", Touch.class, (now, touch) -> Outcome.reply(after -> "touched"))
          .command("rename", Rename.class, Ticket::rename)
          .command("break", Break.class, Ticket::fail)
          .event("opened", Opened.class, (now, event) -> new Ticket(event.title(), true))
          .event("renamed", Renamed.class, (now, event) -> new Ticket(event.title(), now.open()));

  record Quote(int quantity) {}

  static final Service PRICES =
      Service.of("ticket-prices")
          .handle("quote", Quote.class, quote -> 3 * quote.quantity())
          .handle("break", Touch.class, touch -> fail());

  static EvenkeelApp app() {
    return new EvenkeelApp() {
      @Override
      public String name() {
        return "tickets";
      }

      @Override
      public List<EntityType<?>> entityTypes() {
        return List.of(TYPE);
      }

      @Override
      public List<Service> services() {
        return List.of(PRICES);
      }
    };
  }

  Outcome<Ticket> open(Open command) {
    return open
        ? Outcome.refuse("the ticket is open already")
        : Outcome.persistAll(
            List.of(new Opened(command.title()), new Renamed(command.title() + "!")),
            after -> after.title());
  }

  Outcome<Ticket> rename(Rename command) {
    return open
        ? Outcome.persist(new Renamed(command.title()), after -> null)
        : Outcome.refuse("the ticket is not open");
  }

  Outcome<Ticket> fail(Break command) {
    return fail();
  }

  private static Outcome<Ticket> fail() {
    throw new IllegalStateException("secret detail");
  }
}
