package io.evenkeel.sharding.placement;

import com.typesafe.config.Config;
import io.evenkeel.core.config.Section;
import io.evenkeel.core.placement.BalanceSettings;
import io.evenkeel.core.placement.WarmUpSettings;
import java.time.Duration;

/**
 * Settings of {@code evenkeel.placement}, read and checked once, at start.
 *
 * @param byWork whether the shard coordinators place by work; if not, Akka's by the number of
 *     shards
 * @param cores what this node can do, in processors
 * @param reportEvery time between reports
 * @param halfLife after so long time counts half
 * @param counters for hot entities of one type
 * @param shown hot entities of one type that a node tells of
 */
public record PlacementSettings(
    boolean byWork,
    double cores,
    Duration reportEvery,
    Duration halfLife,
    int counters,
    int shown,
    BalanceSettings balance,
    WarmUpSettings warmUp) {

  private static final String SECTION = "evenkeel.placement";

  public PlacementSettings {
    require(cores > 0, "cores must be > 0, was " + cores);
    require(reportEvery.toMillis() >= 100, "report-every must be >= 100ms, was " + reportEvery);
    require(halfLife.toMillis() >= 100, "half-life must be >= 100ms, was " + halfLife);
    require(
        shown >= 0 && counters > shown,
        "hot-entities must have counters > shown >= 0, was " + counters + ", " + shown);
  }

  public static PlacementSettings from(Config config) {
    var c = Section.of(config, SECTION);
    return new PlacementSettings(
        c.flag("by-work"),
        cores(c),
        c.duration("report-every"),
        c.duration("half-life"),
        c.number("hot-entities.counters"),
        c.number("hot-entities.shown"),
        balance(c),
        warmUp(c.section("warm-up")));
  }

  private static double cores(Section c) {
    return c.string("cores").equals("auto")
        ? Runtime.getRuntime().availableProcessors()
        : c.real("cores");
  }

  private static BalanceSettings balance(Section c) {
    return new BalanceSettings(
        c.real("shard-cores"),
        c.real("quiet"),
        c.real("threshold"),
        c.duration("sustained"),
        c.duration("round"),
        c.number("moves-per-round"),
        c.duration("shard-rest"),
        c.number("moves-to-new"));
  }

  private static WarmUpSettings warmUp(Section c) {
    return new WarmUpSettings(
        c.number("entities-per-shard"),
        c.real("least-cores"),
        c.number("at-once"),
        c.number("max-waiting"),
        c.duration("within"));
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException(SECTION + "." + message);
    }
  }
}
