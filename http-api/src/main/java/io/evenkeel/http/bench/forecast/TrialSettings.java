package io.evenkeel.http.bench.forecast;

import io.evenkeel.intelligence.forecast.TrainerChoice;

/**
 * What is to be measured.
 *
 * @param ahead intervals of the trace whose greatest load is forecast
 * @param train share of each trace that comes before what is measured
 * @param validate whether the measure is taken on the last fifth of that share and the rest of the
 *     trace is left alone
 * @param engine that trains networks
 * @param cost whether to measure what a first training on all of a trace costs, too
 */
public record TrialSettings(
    int ahead, double train, boolean validate, TrainerChoice engine, boolean cost) {

  public TrialSettings {
    if (ahead < 1 || ahead > 240) {
      throw new IllegalArgumentException("--ahead must be 1 to 240, was " + ahead);
    }
    if (!(train > 0 && train < 1)) {
      throw new IllegalArgumentException("--train must be above 0 and below 1, was " + train);
    }
  }
}
