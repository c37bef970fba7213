package io.evenkeel.http.scaling.driver;

import com.typesafe.config.Config;
import io.evenkeel.core.scaling.driver.ScalingDriver;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * Nodes are made and ended by two commands of whoever owns the machines: one orders a number, the
 * other one prints the number that is ordered. Thread-safe; what it waits for, it waits for on a
 * thread of its own.
 *
 * <p>To order, both run, one after the other, also when the number is ordered already: an order
 * that failed half-way is carried out by the same order again.
 */
final class CommandDriver implements ScalingDriver {

  static final String NAME = "command";

  static final Set<String> VARIABLES = Set.of("EVENKEEL_CURRENT", "EVENKEEL_WANTED");

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

  private final CommandSettings settings;
  private final BoundedCommand commands;
  private final DriverThread thread;

  CommandDriver(CommandSettings settings) {
    this.settings = settings;
    this.commands = new BoundedCommand(settings);
    this.thread = new DriverThread(NAME, settings.maxWaiting());
  }

  static CommandDriver from(Config config) {
    return new CommandDriver(CommandSettings.from(config));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CompletionStage<Integer> ordered() {
    return thread.call(this::current);
  }

  @Override
  public CompletionStage<Void> order(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must be >= 0, was " + count);
    }
    return thread.run(() -> change(current(), count));
  }

  /** Ends a command under way, and what it has started. */
  @Override
  public void close() {
    thread.close();
  }

  private void change(int current, int wanted) throws IOException, InterruptedException {
    commands.run(
        settings.order(),
        Map.of(
            "EVENKEEL_CURRENT", Integer.toString(current),
            "EVENKEEL_WANTED", Integer.toString(wanted)));
  }

  private int current() throws IOException, InterruptedException {
    var printed = commands.run(settings.ordered(), Map.of()).strip();
    if (!COUNT.matcher(printed).matches()) {
      throw new DriverFailed(
          "%s must print the number that is ordered and nothing else, printed %s"
              .formatted(settings.ordered(), Quoted.of(printed)));
    }
    return Integer.parseInt(printed);
  }
}
