package io.evenkeel.http.drill;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a drill does.
 *
 * @param data folder of the running local cluster
 * @param url of any of its nodes
 * @param rate commands a second over all entities, 1 to 10000, whatever the answers say
 * @param entities on the node that is hit, 1 to 1000; a quarter more live elsewhere, as the control
 * @param warmup load before the injection, at least 1 s
 * @param pause how long a fault that ends by itself lasts, 1 s to 10 min
 * @param load time of load from the injection on, up to 1 h; at least 10 s longer than the pause
 *     where there is one
 * @param seed of the order in which entities are called
 */
public record DrillSettings(
    DrillKind kind,
    Path data,
    URI url,
    Victim victim,
    int rate,
    int entities,
    Duration warmup,
    Duration pause,
    Duration load,
    long seed) {

  private static final Duration AFTER_PAUSE = Duration.ofSeconds(10);

  public DrillSettings {
    requireWithin("--rate", rate, 1, 10_000);
    requireWithin("--entities", entities, 1, 1_000);
    requireWithin("--warmup", warmup.toSeconds(), 1, 600);
    requireWithin("--pause", pause.toSeconds(), 1, 600);
    var least = kind.lasts() ? pause.plus(AFTER_PAUSE) : Duration.ofSeconds(1);
    requireWithin("--seconds", load.toSeconds(), least.toSeconds(), 3_600);
  }

  /** The usual drill of a kind on the cluster in a folder. */
  public static DrillSettings of(DrillKind kind, Path data, URI url) {
    var pause = defaultPause(kind);
    return new DrillSettings(
        kind,
        data,
        url,
        Victim.ANY,
        200,
        40,
        Duration.ofSeconds(5),
        pause,
        defaultLoad(kind, pause),
        1);
  }

  /** 10 s for the database, 30 s for a node. */
  public static Duration defaultPause(DrillKind kind) {
    return Duration.ofSeconds(kind == DrillKind.CASSANDRA ? 10 : 30);
  }

  /** Long enough to see what comes after it. */
  public static Duration defaultLoad(DrillKind kind, Duration pause) {
    return kind.lasts() ? pause.plusSeconds(20) : Duration.ofSeconds(30);
  }

  /** The same on another node. */
  public DrillSettings withVictim(Victim newVictim) {
    return new DrillSettings(kind, data, url, newVictim, rate, entities, warmup, pause, load, seed);
  }

  /** The same with other commands a second, on so many counters. */
  public DrillSettings withLoad(int newRate, int newEntities) {
    return new DrillSettings(
        kind, data, url, victim, newRate, newEntities, warmup, pause, load, seed);
  }

  /** The same on another cluster. */
  DrillSettings at(Path newData, URI newUrl) {
    return new DrillSettings(
        kind, newData, newUrl, victim, rate, entities, warmup, pause, load, seed);
  }

  /** The same with load for so long, if it is longer than what was asked for. */
  DrillSettings lastingAtLeast(Duration least) {
    var longer = load.compareTo(least) < 0 ? least : load;
    return new DrillSettings(kind, data, url, victim, rate, entities, warmup, pause, longer, seed);
  }

  int control() {
    return Math.max(1, entities / 4);
  }

  private static void requireWithin(String option, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          option + " must be " + min + " to " + max + ", was " + value);
    }
  }
}
