package io.evenkeel.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * The definition of a kind of entity: its empty state, what it does with commands, and what events
 * do to its state.
 *
 * <pre>{@code
 * EntityType.of("cart", Cart.empty())
 *     .command("add-item", AddItem.class, Cart::addItem)
 *     .event("item-added", ItemAdded.class, Cart::itemAdded)
 *     .snapshotEvery(100);
 * }</pre>
 *
 * <p>Immutable; each method returns a new definition. The functions must be pure: they are called
 * on any thread, again at every replay, and must neither block nor read a clock. The names of the
 * type and of its events are a storage format: what is in a journal can never be renamed.
 *
 * @param <S> the state, which Jackson must be able to write and read back, as it is snapshotted
 */
public final class EntityType<S> {

  /** A command the type understands; {@code decide} never stores anything by itself. */
  public record CommandHandler<S, C>(
      String name, Class<C> payload, BiFunction<S, C, Outcome<S>> decide) {}

  /** An event the type can apply; {@code apply} must accept every event that was ever stored. */
  public record EventHandler<S, E>(String name, Class<E> payload, BiFunction<S, E, S> apply) {}

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  private final String name;
  private final Class<S> stateClass;
  private final S initialState;
  private final Map<String, CommandHandler<S, ?>> commands;
  private final Map<String, EventHandler<S, ?>> events;
  private final int snapshotEvery;
  private final int snapshotVersion;

  private EntityType(
      String name,
      Class<S> stateClass,
      S initialState,
      Map<String, CommandHandler<S, ?>> commands,
      Map<String, EventHandler<S, ?>> events,
      int snapshotEvery,
      int snapshotVersion) {
    this.name = name;
    this.stateClass = stateClass;
    this.initialState = initialState;
    this.commands = Collections.unmodifiableMap(commands);
    this.events = Collections.unmodifiableMap(events);
    this.snapshotEvery = snapshotEvery;
    this.snapshotVersion = snapshotVersion;
  }

  /** A type whose states are all of the class of {@code initialState}. */
  @SuppressWarnings("unchecked")
  public static <S> EntityType<S> of(String name, S initialState) {
    return of(name, (Class<S>) initialState.getClass(), initialState);
  }

  /**
   * A type whose states are of {@code stateClass}, for example a sealed interface.
   *
   * @param name lower-case letters, digits and dashes, at most 63 characters, starting with a
   *     letter
   */
  public static <S> EntityType<S> of(String name, Class<S> stateClass, S initialState) {
    Objects.requireNonNull(initialState, "initialState");
    return new EntityType<>(checked(name), stateClass, initialState, Map.of(), Map.of(), 100, 1);
  }

  /** Adds a command; its name is the last segment of its URL. A class is one command. */
  public <C> EntityType<S> command(
      String command, Class<C> payload, BiFunction<S, C, Outcome<S>> decide) {
    var handler = new CommandHandler<>(checked(command), payload, decide);
    commandOf(payload).ifPresent(same -> requireSame("command", payload, same.name(), command));
    return new EntityType<>(
        name,
        stateClass,
        initialState,
        with(commands, command, handler),
        events,
        snapshotEvery,
        snapshotVersion);
  }

  /** Adds an event under the name it has in the journal. */
  public <E> EntityType<S> event(String event, Class<E> payload, BiFunction<S, E, S> apply) {
    var handler = new EventHandler<>(checked(event), payload, apply);
    eventOf(payload).ifPresent(same -> requireSame("event", payload, same.name(), event));
    return new EntityType<>(
        name,
        stateClass,
        initialState,
        commands,
        with(events, event, handler),
        snapshotEvery,
        snapshotVersion);
  }

  /**
   * Takes a snapshot after so many journal writes.
   *
   * @param writes at least 1; 100 unless set
   */
  public EntityType<S> snapshotEvery(int writes) {
    if (writes < 1) {
      throw new IllegalArgumentException("snapshotEvery must be >= 1, was " + writes);
    }
    return new EntityType<>(
        name, stateClass, initialState, commands, events, writes, snapshotVersion);
  }

  /**
   * Says which form the state has. Raise it when the state's class changes in a way that makes its
   * old JSON wrong: snapshots of another version are not used, and the entity is made anew from its
   * events.
   *
   * @param version at least 1; 1 unless set
   */
  public EntityType<S> snapshotVersion(int version) {
    if (version < 1) {
      throw new IllegalArgumentException("snapshotVersion must be >= 1, was " + version);
    }
    return new EntityType<>(
        name, stateClass, initialState, commands, events, snapshotEvery, version);
  }

  public String name() {
    return name;
  }

  public Class<S> stateClass() {
    return stateClass;
  }

  public S initialState() {
    return initialState;
  }

  public int snapshotEvery() {
    return snapshotEvery;
  }

  public int snapshotVersion() {
    return snapshotVersion;
  }

  /** By name, in the order they were added. */
  public Map<String, CommandHandler<S, ?>> commands() {
    return commands;
  }

  /** By name, in the order they were added. */
  public Map<String, EventHandler<S, ?>> events() {
    return events;
  }

  /** The event whose payload is exactly of this class. */
  public Optional<EventHandler<S, ?>> eventOf(Class<?> payload) {
    return events.values().stream().filter(e -> e.payload() == payload).findFirst();
  }

  /** The command whose payload is exactly of this class. */
  public Optional<CommandHandler<S, ?>> commandOf(Class<?> payload) {
    return commands.values().stream().filter(c -> c.payload() == payload).findFirst();
  }

  @Override
  public String toString() {
    return "EntityType(" + name + ")";
  }

  private static <H> Map<String, H> with(Map<String, H> handlers, String key, H handler) {
    var copy = new LinkedHashMap<>(handlers);
    if (copy.put(key, handler) != null) {
      throw new IllegalArgumentException("'" + key + "' is defined twice");
    }
    return copy;
  }

  /** A name follows from the class, so one class under two names would be ambiguous. */
  private static void requireSame(String what, Class<?> payload, String already, String name) {
    if (!already.equals(name)) {
      throw new IllegalArgumentException(what + " " + payload + " is already '" + already + "'");
    }
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a name must match " + NAME + ", was '" + name + "'");
    }
    return name;
  }
}
