package io.evenkeel.core.runtime.scaling;

import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.core.scaling.driver.ScalingDriver;
import io.evenkeel.core.scaling.forecast.ForecastModels;
import io.evenkeel.core.scaling.forecast.TargetModels;
import io.evenkeel.core.view.ScalingView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that is scaled, and whose driver has not answered yet. Belongs to the controller; not
 * thread-safe.
 */
final class Targets {

  private static final Logger LOG = LoggerFactory.getLogger(Targets.class);

  private final ScalingSettings settings;
  private final Optional<ScalingDriver> nodeDriver;
  private final Function<String, ScalingDriver> serviceDriver;
  private final TargetModels models;
  private final Map<String, Target> targets = new TreeMap<>();

  /** By name, as one that was given up and is set again waits for the call of the former too. */
  private final Set<String> busy = new HashSet<>();

  private final Set<String> unknown = new HashSet<>();

  /** What is scaled when it begins, another controller has scaled before. */
  private boolean begins = true;

  /**
   * None yet.
   *
   * @param nodeDriver empty when nodes are not scaled
   * @param serviceDriver by the name of a service
   * @param models of the load of each target
   */
  Targets(
      ScalingSettings settings,
      Optional<ScalingDriver> nodeDriver,
      Function<String, ScalingDriver> serviceDriver,
      TargetModels models) {
    this.settings = settings;
    this.nodeDriver = nodeDriver;
    this.serviceDriver = serviceDriver;
    this.models = models;
  }

  /** These are set now, by the name of the target; nodes that have none as the settings say. */
  void are(Map<String, Scaling> set) {
    var wanted = new HashMap<>(set);
    wanted.putIfAbsent(ElasticityController.NODES, settings.nodeScaling());
    if (nodeDriver.isEmpty()) {
      wanted.remove(ElasticityController.NODES);
    }
    wanted.values().removeIf(scaling -> !scaling.isOn());
    targets.keySet().retainAll(wanted.keySet());
    wanted.forEach(this::is);
    begins = false;
  }

  private void is(String name, Scaling scaling) {
    try {
      var known = targets.get(name);
      if (known == null) {
        targets.put(name, begin(name, scaling));
      } else if (!known.scaling().equals(scaling)) {
        known.becomes(scaling, limits(name).bounds(scaling), models(name));
      }
      unknown.remove(name);
    } catch (RuntimeException | LinkageError e) { // set by a node with newer code
      targets.remove(name);
      if (unknown.add(name)) {
        LOG.warn("'{}' is not scaled by this node: {}", name, e.toString());
      }
    }
  }

  private Target begin(String name, Scaling scaling) {
    var driver =
        name.equals(ElasticityController.NODES)
            ? nodeDriver.orElseThrow()
            : serviceDriver.apply(name);
    return new Target(name, driver, limits(name).loop(scaling, begins, models(name)));
  }

  private ScalingSettings.Limits limits(String name) {
    return name.equals(ElasticityController.NODES) ? settings.nodes() : settings.services();
  }

  private Supplier<ForecastModels> models(String name) {
    return () -> models.of(name);
  }

  Set<String> names() {
    return targets.keySet();
  }

  /** Whether it is scaled still. */
  boolean have(Target target) {
    return targets.get(target.name()) == target;
  }

  /** Those whose drivers can be asked; each has to be {@link #settled} later. */
  List<Target> free() {
    var free = targets.values().stream().filter(target -> !busy.contains(target.name())).toList();
    free.forEach(target -> busy.add(target.name()));
    return free;
  }

  /** Its driver has answered, or will not any more. */
  void settled(Target target) {
    busy.remove(target.name());
  }

  /** How all of them stand. */
  List<ScalingView> views() {
    return targets.values().stream().map(Target::view).toList();
  }
}
