package io.evenkeel.core.runtime.service;

import com.typesafe.config.Config;
import io.evenkeel.core.config.Section;
import io.evenkeel.core.protection.Admission;
import io.evenkeel.core.protection.HedgingSettings;
import io.evenkeel.core.protection.ProtectionSettings;
import io.evenkeel.core.service.Balancing;
import io.evenkeel.core.service.Health;
import io.evenkeel.core.service.RegistryLimits;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of {@code evenkeel.services}, read and checked once, at start.
 *
 * @param byDefault the strategy of a service that names none
 * @param callTimeout how long a call waits unless its caller says otherwise
 * @param admission of calls of this node to one service
 * @param hedging of calls that may be carried out twice; empty for none
 * @param shedding whether an instance refuses what it would answer too late
 * @param maxWaiting calls in one instance that were not started
 * @param drainQuiet for which no call must have come to an instance that stops
 * @param restartAfter until an instance that has ended by itself is replaced
 * @param protection before each strategy
 * @param writeTimeout how long a majority may take to know of a new registration
 */
public record ServiceSettings(
    Balancing byDefault,
    Duration callTimeout,
    Admission.Settings admission,
    Optional<HedgingSettings> hedging,
    boolean shedding,
    int maxWaiting,
    Duration drainQuiet,
    Duration restartAfter,
    RegistryLimits limits,
    Duration writeTimeout,
    Checks checks,
    ProtectionSettings protection) {

  /** The metadata of all instances in a bucket has to fit into one message. */
  private static final long MOST_METADATA_BYTES = 1024;

  private static final Duration MOST_PAUSE = Duration.ofMinutes(1);

  /**
   * How HTTP instances are checked.
   *
   * @param interval between two checks of one instance
   * @param timeout of one check
   * @param maxInFlight at the same time
   */
  public record Checks(
      boolean enabled,
      Duration interval,
      Duration timeout,
      Health.Thresholds thresholds,
      int maxInFlight) {

    public Checks {
      require(interval.toMillis() >= 100, "health.interval must be >= 100ms, was " + interval);
      require(
          timeout.toMillis() >= 10 && timeout.compareTo(interval) <= 0,
          "health.timeout must be 10ms to the interval, was " + timeout);
      require(maxInFlight >= 1, "health.max-in-flight must be >= 1, was " + maxInFlight);
    }
  }

  public ServiceSettings {
    require(
        callTimeout.toMillis() >= 1 && callTimeout.toHours() < 1,
        "call-timeout must be 1ms to 1h, was " + callTimeout);
    require(
        !drainQuiet.isNegative() && drainQuiet.toMinutes() < 1,
        "drain-quiet must be 0s to 1m, was " + drainQuiet);
    require(
        restartAfter.toMillis() >= 100 && restartAfter.compareTo(MOST_PAUSE) <= 0,
        "restart-after must be 100ms to 1m, was " + restartAfter);
    require(maxWaiting >= 0, "max-waiting must be >= 0, was " + maxWaiting);
    require(
        limits.metadataBytes() <= MOST_METADATA_BYTES,
        "registry.max-metadata-size must be <= 1 KiB, was " + limits.metadataBytes());
    require(
        writeTimeout.toMillis() >= 100,
        "registry.write-timeout must be >= 100ms, was " + writeTimeout);
    requireKnown(byDefault);
  }

  public static ServiceSettings from(Config config) {
    var c = Section.of(config, "evenkeel.services");
    var registry = c.section("registry");
    return new ServiceSettings(
        Balancing.by(c.string("strategy")),
        c.duration("call-timeout"),
        admission(c),
        hedging(c.section("hedging")),
        c.flag("deadline-shedding"),
        c.number("max-waiting"),
        c.duration("drain-quiet"),
        c.duration("restart-after"),
        new RegistryLimits(
            registry.number("max-services"),
            registry.number("max-instances"),
            registry.number("max-instances-per-service"),
            (int) Math.min(Integer.MAX_VALUE, registry.bytes("max-metadata-size")),
            registry.duration("default-ttl"),
            registry.duration("max-ttl")),
        registry.duration("write-timeout"),
        checks(c.section("health")),
        protection(c.section("protection")));
  }

  private static Admission.Settings admission(Section c) {
    int most = c.number("max-outstanding");
    require(most >= 1 && most <= 1_000_000, "max-outstanding must be 1 to 1000000, was " + most);
    return new Admission.Settings(limit(c.string("limit")), most, c.flag("fair-share"));
  }

  private static Admission.Limit limit(String name) {
    return switch (name) {
      case "fixed" -> Admission.Limit.FIXED;
      case "gradient" -> Admission.Limit.GRADIENT;
      case "vegas" -> Admission.Limit.VEGAS;
      default ->
          throw new IllegalArgumentException(
              "evenkeel.services.limit must be fixed, gradient or vegas, was " + name);
    };
  }

  private static Optional<HedgingSettings> hedging(Section c) {
    var all = HedgingSettings.DEFAULT;
    double share = c.real("share");
    require(share > 0 && share <= 1, "hedging.share must be above 0 and at most 1, was " + share);
    return c.flag("enabled")
        ? Optional.of(
            new HedgingSettings(
                all.quantile(),
                all.windowNanos(),
                all.leastReplies(),
                all.floorNanos(),
                share,
                all.mostUtilisation()))
        : Optional.empty();
  }

  private static ProtectionSettings protection(Section c) {
    var all = ProtectionSettings.DEFAULT;
    return new ProtectionSettings(
        c.flag("ejection") ? all.ejection() : null,
        all.panic(),
        c.flag("slow-start") ? all.start() : null,
        all.comeback());
  }

  private static Checks checks(Section c) {
    return new Checks(
        c.flag("enabled"),
        c.duration("interval"),
        c.duration("timeout"),
        new Health.Thresholds(c.number("fall"), c.number("rise")),
        c.number("max-in-flight"));
  }

  private static void requireKnown(Balancing balancing) {
    try {
      var unused = balancing.create();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("evenkeel.services.strategy: " + e.getMessage(), e);
    }
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException("evenkeel.services." + message);
    }
  }
}
