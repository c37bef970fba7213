package io.evenkeel.intelligence.anomaly.evaluation;

import java.util.List;

/**
 * What hits and misses are worth (NAB, {@code config/profiles.json}).
 *
 * @param found a window, if in its first row
 * @param falseAlarm a row far from any window
 * @param missed a window
 */
public record NabProfile(String name, double found, double falseAlarm, double missed) {

  public static final NabProfile STANDARD = new NabProfile("standard", 1, 0.11, 1);
  public static final NabProfile LOW_FP = new NabProfile("low-FP", 1, 0.22, 1);
  public static final NabProfile LOW_FN = new NabProfile("low-FN", 1, 0.11, 2);

  public static final List<NabProfile> ALL = List.of(STANDARD, LOW_FP, LOW_FN);
}
