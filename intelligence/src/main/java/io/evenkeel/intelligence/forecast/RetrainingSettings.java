package io.evenkeel.intelligence.forecast;

/**
 * How much is learned at once.
 *
 * @param mostSamples of one training, 1,000 to 1,000,000; of longer histories every second, third,
 *     … step is taken
 * @param firstEpochs how often the first network sees each sample, 1 to 100
 * @param dailyEpochs the same for those that follow it
 * @param firstRate of Adam, above 0 and below 0.1
 * @param dailyRate of those that follow
 */
public record RetrainingSettings(
    int mostSamples, int firstEpochs, int dailyEpochs, double firstRate, double dailyRate) {

  /** For a day's training of some seconds. */
  public static final RetrainingSettings DEFAULT =
      new RetrainingSettings(45_000, 10, 2, 1e-3, 5e-4);

  private static final String SECTION = "evenkeel.intelligence.forecast.";

  public RetrainingSettings {
    check(SECTION + "most-samples", mostSamples, 1_000, 1_000_000);
    check(SECTION + "first-epochs", firstEpochs, 1, 100);
    check(SECTION + "daily-epochs", dailyEpochs, 1, 100);
    check("firstRate", firstRate, 1e-6, 0.1);
    check("dailyRate", dailyRate, 1e-6, 0.1);
  }

  private static void check(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be from %s to %s, was %s".formatted(name, least, most, value));
    }
  }
}
