package io.evenkeel.http.scaling.driver;

import com.typesafe.config.Config;
import io.evenkeel.core.config.Section;
import io.evenkeel.core.scaling.driver.ScalingDriver;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** All drivers of nodes by name. A new one is one file and one line here. */
public final class NodeDrivers {

  private static final String NONE = "none";

  private static final Map<String, Function<Config, ScalingDriver>> BY_NAME =
      new TreeMap<>(
          Map.of(
              "process",
              ProcessDriver::from,
              KubernetesDriver.NAME,
              KubernetesDriver::from,
              CommandDriver.NAME,
              CommandDriver::from));

  private NodeDrivers() {}

  /**
   * The driver that {@code evenkeel.scaling.nodes.driver} names; empty for {@code none}.
   *
   * @throws IllegalArgumentException in one sentence if there is none of this name, or one of its
   *     settings is wrong
   */
  public static Optional<ScalingDriver> create(Config config) {
    var name = Section.of(config, "evenkeel.scaling.nodes").string("driver");
    if (name.equals(NONE)) {
      return Optional.empty();
    }
    var kind = BY_NAME.get(name);
    if (kind == null) {
      throw new IllegalArgumentException(
          "evenkeel.scaling.nodes.driver must be one of none, %s, was '%s'"
              .formatted(String.join(", ", BY_NAME.keySet()), name));
    }
    return Optional.of(kind.apply(config));
  }
}
