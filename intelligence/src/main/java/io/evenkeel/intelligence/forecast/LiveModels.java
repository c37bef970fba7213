package io.evenkeel.intelligence.forecast;

import io.evenkeel.core.scaling.forecast.ForecastModels;
import io.evenkeel.core.scaling.forecast.TargetModels;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The networks of all loads that this node's controller forecasts. They outlive the policies that
 * ask for them, so that one that is set anew goes on with the same. Thread-safe.
 */
final class LiveModels implements TargetModels {

  private static final Logger LOG = LoggerFactory.getLogger(LiveModels.class);

  private final ForecastSettings settings;
  private final Executor executor;
  private final Clock clock;
  private final Map<String, ForecastModels> byTarget = new ConcurrentHashMap<>();

  /**
   * None yet.
   *
   * @param executor runs what takes seconds and reads and writes files
   * @param clock the wall clock
   */
  LiveModels(ForecastSettings settings, Executor executor, Clock clock) {
    this.settings = settings;
    this.executor = executor;
    this.clock = clock;
  }

  @Override
  public ForecastModels of(String target) {
    return byTarget.computeIfAbsent(target, this::start);
  }

  private ForecastModels start(String target) {
    var name = name(target);
    if (!settings.enabled()) {
      LOG.info(
          "forecast {} goes on without a network, as evenkeel.intelligence.forecast.enabled is off",
          name);
    }
    return NetworkForecasts.start(name, settings, executor, clock);
  }

  /** Of its file, too: no service may be called as the nodes are. */
  private static String name(String target) {
    return target.isEmpty() ? "nodes" : "service-" + target;
  }
}
