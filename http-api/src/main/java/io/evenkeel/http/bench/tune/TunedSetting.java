package io.evenkeel.http.bench.tune;

import io.evenkeel.core.capacity.search.Dimension;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A setting that is searched.
 *
 * @param values what may be tried; its name is the key in the configuration
 * @param unit after the number, may be empty
 * @param byDefault what nodes of {@code up} have
 */
public record TunedSetting(Dimension values, String unit, double byDefault) {

  /**
   * Settings of our own and of what we configure that a load of small commands can feel. Limits
   * that a load does not reach (max-in-flight, max-waiting) make no difference to it, and how often
   * snapshots are taken is said by each entity type.
   */
  public static final List<TunedSetting> ALL =
      List.of(
          whole("evenkeel.parallelism", 1, 8, 2),
          whole("akka.actor.default-dispatcher.throughput", 1, 200, 5),
          whole("akka.persistence.cassandra.default-dispatcher.throughput", 1, 200, 5),
          whole("datastax-java-driver.advanced.netty.io-group.size", 1, 4, 1),
          new TunedSetting(
              new Dimension(
                  "datastax-java-driver.advanced.coalescer.reschedule-interval",
                  1,
                  1_000,
                  true,
                  true),
              " microseconds",
              10));

  private static TunedSetting whole(String key, int low, int high, int byDefault) {
    return new TunedSetting(new Dimension(key, low, high, true, true), "", byDefault);
  }

  static List<Dimension> space() {
    return ALL.stream().map(TunedSetting::values).toList();
  }

  static List<Double> defaults() {
    return ALL.stream().map(TunedSetting::byDefault).toList();
  }

  /** Lines of a configuration file, for those that differ from the default or for all. */
  public static String lines(List<Double> values, boolean all) {
    return IntStream.range(0, ALL.size())
        .filter(i -> all || values.get(i) != ALL.get(i).byDefault())
        .mapToObj(i -> ALL.get(i).values().name() + " = " + ALL.get(i).text(values.get(i)) + "\n")
        .collect(Collectors.joining());
  }

  private String text(double value) {
    return Math.round(value) + unit;
  }
}
