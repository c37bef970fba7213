package io.evenkeel.multijvm.apps;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.EvenkeelApp;
import io.evenkeel.core.Outcome;
import java.util.List;

/** The second version: it can be dimmed too, by a command and an event that the first lacks. */
public final class LampTwo implements EvenkeelApp {

  /** The state. */
  public record Lamp(boolean on, int percent) {}

  /** The command of both versions. */
  public record SwitchOn() {}

  /** The new command. */
  public record Dim(int percent) {}

  /** The event of both versions. */
  public record SwitchedOn() {}

  /** The new event. */
  public record Dimmed(int percent) {}

  @Override
  public String name() {
    return "lamp 2";
  }

  @Override
  public List<EntityType<?>> entityTypes() {
    return List.of(
        EntityType.of("lamp", new Lamp(false, 100))
            .command(
                "switch-on", SwitchOn.class, (lamp, command) -> Outcome.persist(new SwitchedOn()))
            .command(
                "dim", Dim.class, (lamp, command) -> Outcome.persist(new Dimmed(command.percent())))
            .event("switched-on", SwitchedOn.class, (lamp, event) -> new Lamp(true, lamp.percent()))
            .event("dimmed", Dimmed.class, (lamp, event) -> new Lamp(lamp.on(), event.percent())));
  }
}
