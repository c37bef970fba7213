package io.evenkeel.intelligence.anomaly;

import java.time.Duration;

/**
 * What {@link DailyNovelty} compares with what.
 *
 * @param days back that a value is looked for, 2 to 60; one of three views looks back half as far
 * @param around how far from the same time of day, 0 to 12 h
 * @param hold rows for which an anomaly that was told counts, 0 to 1,000,000
 * @param most rows remembered, 1,000 to 1,000,000: memory is 64 bytes each, and time for a row at
 *     worst a comparison each
 */
public record DailyNoveltySettings(int days, Duration around, int hold, int most) {

  public static final DailyNoveltySettings DEFAULT =
      new DailyNoveltySettings(28, Duration.ofMinutes(30), 300, 16_384);

  public DailyNoveltySettings {
    check("days", days, 2, 60);
    check("around", around.toMinutes(), 0, 720);
    check("hold", hold, 0, 1_000_000);
    check("most", most, 1_000, 1_000_000);
  }

  private static void check(String name, long value, long least, long greatest) {
    if (value < least || value > greatest) {
      throw new IllegalArgumentException(
          "%s must be %,d to %,d, was %,d".formatted(name, least, greatest, value));
    }
  }
}
