package io.evenkeel.multijvm.apps;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.EvenkeelApp;
import io.evenkeel.core.Outcome;
import java.util.List;

/** The first version of a lamp: it can be switched on. */
public final class LampOne implements EvenkeelApp {

  /** The state. */
  public record Lamp(boolean on) {}

  /** The command. */
  public record SwitchOn() {}

  /** The event. */
  public record SwitchedOn() {}

  @Override
  public String name() {
    return "lamp 1";
  }

  @Override
  public List<EntityType<?>> entityTypes() {
    return List.of(
        EntityType.of("lamp", new Lamp(false))
            .command(
                "switch-on", SwitchOn.class, (lamp, command) -> Outcome.persist(new SwitchedOn()))
            .event("switched-on", SwitchedOn.class, (lamp, event) -> new Lamp(true)));
  }
}
