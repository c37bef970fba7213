package io.evenkeel.intelligence.anomaly;

import java.util.List;
import java.util.stream.Collectors;

/** All detectors by name. A new one is one file and one line here. */
public final class Detectors {

  private static final List<DetectorKind> KINDS =
      List.of(
          DailyNovelty.KIND,
          NodeResiduals.KIND,
          RecentLevel.KIND,
          RandomCutForestScores.KIND,
          WindowedGaussian.KIND,
          EwmaDeviation.KIND,
          RandomScores.KIND);

  private Detectors() {}

  public static List<DetectorKind> all() {
    return KINDS;
  }

  /**
   * The kind of this name.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static DetectorKind named(String name) {
    return KINDS.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("unknown detector '" + name + "'; known: " + names()));
  }

  private static String names() {
    return KINDS.stream().map(DetectorKind::name).collect(Collectors.joining(", "));
  }
}
