package io.evenkeel.http.scaling.driver;

import com.typesafe.config.Config;
import io.evenkeel.core.config.Section;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Settings of {@code evenkeel.scaling.nodes.command}, read and checked when the driver is made.
 *
 * @param order the program that orders
 * @param ordered the program that prints how many are ordered
 * @param environment beside that of this node
 * @param timeout the longest that one of them may take
 * @param maxOutputBytes the most that one of them may write, to each of its outputs
 * @param maxWaiting calls that may wait for the one under way
 */
record CommandSettings(
    Program order,
    Program ordered,
    Map<String, String> environment,
    Duration timeout,
    long maxOutputBytes,
    int maxWaiting) {

  private static final String SECTION = "evenkeel.scaling.nodes.command";
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(10);

  CommandSettings {
    environment = Map.copyOf(environment);
    require(
        timeout.compareTo(MIN_TIMEOUT) >= 0 && timeout.compareTo(MAX_TIMEOUT) <= 0,
        "timeout must be 100ms to 10m, was " + timeout);
    require(
        maxOutputBytes >= 1024 && maxOutputBytes <= 1024 * 1024,
        "max-output must be 1 KiB to 1 MiB, was " + maxOutputBytes);
    require(
        maxWaiting >= 1 && maxWaiting <= 1000, "max-waiting must be 1 to 1000, was " + maxWaiting);
  }

  static CommandSettings from(Config config) {
    var c = Section.of(config, SECTION);
    var settings =
        new CommandSettings(
            new Program(SECTION + ".order", c.strings("order")),
            new Program(SECTION + ".ordered", c.strings("ordered")),
            environment(c.strings("environment")),
            c.duration("timeout"),
            c.bytes("max-output"),
            c.number("max-waiting"));
    settings.requireWithin(Section.of(config, "evenkeel.scaling").duration("order-timeout"));
    return settings;
  }

  /** An order runs both programs; who does not wait for that would take it for failed. */
  private void requireWithin(Duration orderTimeout) {
    require(
        timeout.multipliedBy(2).compareTo(orderTimeout) <= 0,
        "timeout must be at most half of evenkeel.scaling.order-timeout, was %s of %s"
            .formatted(timeout, orderTimeout));
  }

  private static Map<String, String> environment(List<String> assignments) {
    var environment = new LinkedHashMap<String, String>();
    for (var assignment : assignments) {
      int equals = assignment.indexOf('=');
      var name = equals < 0 ? assignment : assignment.substring(0, equals);
      require(
          equals > 0 && VARIABLE.matcher(name).matches(),
          "environment must have entries as REGION=east, was '" + assignment + "'");
      require(
          !CommandDriver.VARIABLES.contains(name),
          "environment must not set " + name + ", which the driver sets");
      environment.put(name, assignment.substring(equals + 1));
    }
    return environment;
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException(SECTION + "." + message);
    }
  }
}
