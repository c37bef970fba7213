package io.evenkeel.core.config;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which side of a split goes on; Akka's own rules, described in {@code reference.conf}. */
public enum SplitBrainStrategy {
  KEEP_MAJORITY,
  STATIC_QUORUM,
  KEEP_OLDEST,
  DOWN_ALL,
  LEASE_MAJORITY;

  /** The strategy of a name; {@code key} is named in the error. */
  static SplitBrainStrategy named(String key, String name) {
    return Stream.of(values())
        .filter(strategy -> strategy.configName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    key + " must be one of " + names() + ", was '" + name + "'"));
  }

  /** As in the configuration, ours and Akka's. */
  public String configName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String names() {
    return Stream.of(values())
        .map(SplitBrainStrategy::configName)
        .collect(Collectors.joining(", "));
  }
}
