package io.evenkeel.core.runtime.scaling;

import com.typesafe.config.Config;
import io.evenkeel.core.config.Section;
import io.evenkeel.core.scaling.LoopSettings;
import io.evenkeel.core.scaling.OrderSettings;
import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.core.scaling.ScalingBounds;
import io.evenkeel.core.scaling.ScalingLoop;
import io.evenkeel.core.scaling.forecast.ForecastModels;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Settings of {@code evenkeel.load} and {@code evenkeel.scaling}, read and checked once, at start.
 *
 * @param reportEvery between two reports of a node, and between two steps
 * @param window reports of each node that views are about
 * @param holdAfter a member is silent for so long
 * @param orderTimeout of a driver
 * @param services limits of each service
 * @param nodes limits of the nodes
 * @param nodeScaling of the nodes until another one is set
 */
public record ScalingSettings(
    Duration reportEvery,
    int window,
    Duration holdAfter,
    Duration orderTimeout,
    Limits services,
    Limits nodes,
    Scaling nodeScaling) {

  private static final String SECTION = "evenkeel.scaling";

  /**
   * What one kind of target is held to.
   *
   * @param min the fewest, unless its scaling says otherwise
   * @param max the most, likewise
   * @param mostMore at a time
   * @param mostFewer at a time
   */
  public record Limits(int min, int max, int mostMore, int mostFewer, LoopSettings loop) {

    /** What a target with that scaling is held to. */
    ScalingBounds bounds(Scaling scaling) {
      return new ScalingBounds(scaling.min(), scaling.max(), mostMore, mostFewer);
    }

    /**
     * The loop of a target.
     *
     * @param newcomer whether its controller has only just begun
     * @param models of its load; asked for only by a policy that has use for them
     */
    ScalingLoop loop(Scaling scaling, boolean newcomer, Supplier<ForecastModels> models) {
      return new ScalingLoop(scaling, bounds(scaling), loop, newcomer, models);
    }
  }

  public ScalingSettings {
    require(reportEvery.toMillis() >= 100, "evenkeel.load.report-every must be >= 100ms");
    require(window >= 1 && window <= 60, "evenkeel.load.window must be 1 to 60, was " + window);
    require(
        holdAfter.compareTo(reportEvery.multipliedBy(2)) >= 0,
        SECTION + ".hold-after must be >= 2 * evenkeel.load.report-every, was " + holdAfter);
    require(orderTimeout.toMillis() >= 100, SECTION + ".order-timeout must be >= 100ms");
    require(nodes.min() >= 1, SECTION + ".nodes.min must be >= 1, was " + nodes.min());
    if (nodeScaling.isOn()) {
      checked(SECTION + ".nodes", nodeScaling::create);
    }
  }

  public static ScalingSettings from(Config config) {
    var load = Section.of(config, "evenkeel.load");
    var c = Section.of(config, SECTION);
    var nodes = limits(c, "nodes");
    return new ScalingSettings(
        load.duration("report-every"),
        load.number("window"),
        c.duration("hold-after"),
        c.duration("order-timeout"),
        limits(c, "services"),
        nodes,
        new Scaling(c.string("nodes.policy"), Map.of(), nodes.min(), nodes.max()));
  }

  private static Limits limits(Section c, String kind) {
    var its = c.section(kind);
    var orders =
        checked(
            SECTION,
            () ->
                new OrderSettings(
                    c.duration("verify-after"),
                    its.duration("rest-before-fewer"),
                    c.duration("backoff.first"),
                    c.duration("backoff.most")));
    var loop =
        checked(
            SECTION,
            () ->
                new LoopSettings(
                    c.duration("surge-window"),
                    c.duration("no-fewer-for"),
                    c.duration("hold-unusual-for"),
                    orders));
    var limits =
        new Limits(
            its.number("min"),
            its.number("max"),
            its.number("most-more"),
            its.number("most-fewer"),
            loop);
    return checked(
        SECTION + "." + kind,
        () -> {
          var unused = limits.bounds(new Scaling("fixed", Map.of(), limits.min(), limits.max()));
          return limits;
        });
  }

  private static <T> T checked(String section, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(section + ": " + e.getMessage(), e);
    }
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException(message);
    }
  }
}
