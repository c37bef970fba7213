package io.evenkeel.core.simulation.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The scenarios that come with the program, and those in files. */
public final class Scenarios {

  private static final List<String> NAMES =
      List.of(
          "homogeneous",
          "heterogeneous",
          "fluctuating",
          "antagonist",
          "pauses",
          "gray-slow",
          "black-hole",
          "cold-start",
          "heavy-tail",
          "bimodal",
          "fan-out",
          "many-routers",
          "bursts",
          "stale");

  private Scenarios() {}

  public static List<String> names() {
    return NAMES;
  }

  /**
   * The scenario of this name that comes with the program.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static Scenario named(String name) {
    var file = name + ".conf";
    var stream = NAMES.contains(name) ? Scenarios.class.getResourceAsStream(file) : null;
    if (stream == null) {
      throw new IllegalArgumentException(
          "there is no scenario '" + name + "'; known: " + String.join(", ", NAMES));
    }
    try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      return read(name, file, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The scenario of this name, else that of this file.
   *
   * @throws IllegalArgumentException as {@link #named} and {@link #in} do
   */
  public static Scenario find(String nameOrFile) {
    boolean isFile =
        !NAMES.contains(nameOrFile)
            && (nameOrFile.matches(".*[./\\\\].*") || Files.exists(Path.of(nameOrFile)));
    return isFile ? in(Path.of(nameOrFile)) : named(nameOrFile);
  }

  /**
   * The scenario in a file.
   *
   * @throws IllegalArgumentException in one sentence, with file, line and key, if it cannot be read
   *     or has a key or value that it must not have
   */
  public static Scenario in(Path file) {
    try {
      var name = String.valueOf(file.getFileName()).replaceFirst("\\.conf$", "");
      return read(name, file.toString(), new StringReader(Files.readString(file)));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read scenario " + file + ": " + e.getMessage(), e);
    }
  }

  private static Scenario read(String name, String file, Reader text) {
    return ScenarioReader.read(name, file, parsed(file, text));
  }

  private static Config parsed(String file, Reader text) {
    var options = ConfigParseOptions.defaults().setOriginDescription(file);
    try {
      return ConfigFactory.parseReader(text, options).resolve();
    } catch (ConfigException e) {
      throw new IllegalArgumentException("scenario " + e.getMessage(), e);
    }
  }
}
