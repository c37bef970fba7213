package io.evenkeel.core.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.File;
import java.util.Set;

/**
 * Puts the layers of a node's configuration together: system properties, the user's file, what is
 * derived from it, and the defaults, the earlier ones first.
 */
public final class NodeConfig {

  /** Below these paths the user chooses the names, or Akka does. */
  private static final Set<String> FREE =
      Set.of(
          "evenkeel.profiles",
          "evenkeel.cassandra.replication.datacenters",
          "evenkeel.services.handler-dispatcher");

  private NodeConfig() {}

  /**
   * Reads a user's file.
   *
   * @throws IllegalArgumentException when it is not there or not HOCON; the message names it
   */
  public static Config parse(File file) {
    if (!file.isFile() || !file.canRead()) {
      throw new IllegalArgumentException(
          "cannot read configuration " + file + ": it is no file that can be read");
    }
    try {
      return ConfigFactory.parseFile(file, ConfigParseOptions.defaults().setAllowMissing(false));
    } catch (ConfigException e) {
      throw new IllegalArgumentException(
          "cannot read configuration " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The user's settings over our defaults, without what is derived.
   *
   * @throws IllegalArgumentException when a key below {@code evenkeel} is unknown, or a reference
   *     leads nowhere
   */
  public static Config resolve(Config user) {
    try {
      return checked(user);
    } catch (ConfigException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Config checked(Config user) {
    var reference = ConfigFactory.defaultReferenceUnresolved();
    var given = ConfigFactory.defaultOverrides().withFallback(user);
    var resolved = given.withFallback(reference).resolve();
    var unknown = UnknownKeys.find(resolved, reference, "evenkeel", FREE);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", unknown));
    }
    return resolved;
  }

  /** The whole configuration of a node, ready for its actor system. */
  public static Config complete(Config user, Config derived) {
    return ConfigFactory.defaultOverrides()
        .withFallback(user)
        .withFallback(derived)
        .withFallback(ConfigFactory.defaultReferenceUnresolved())
        .resolve();
  }
}
