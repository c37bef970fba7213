package io.evenkeel.core.protection;

import io.evenkeel.core.balancing.BalancingStrategy;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a router and its strategy.
 *
 * @param ejection null for off
 * @param panic when ejections are disregarded
 * @param start of new instances, null for off
 * @param comeback of instances that were ejected
 */
public record ProtectionSettings(
    @Nullable EjectionSettings ejection,
    Panic panic,
    @Nullable SlowStart start,
    SlowStart comeback) {

  /** All off. */
  public static final ProtectionSettings NONE =
      new ProtectionSettings(null, Panic.DEFAULT, null, SlowStart.RETURN);

  /** All on. */
  public static final ProtectionSettings DEFAULT =
      new ProtectionSettings(
          EjectionSettings.DEFAULT, Panic.DEFAULT, SlowStart.NEW, SlowStart.RETURN);

  /** The strategy with this before it; the strategy itself if all is off. */
  public BalancingStrategy around(BalancingStrategy strategy) {
    return ejection == null && start == null ? strategy : new ProtectedStrategy(strategy, this);
  }
}
