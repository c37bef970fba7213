package io.evenkeel.http.bench.plan;

import io.evenkeel.core.capacity.CapacityQuestion;
import io.evenkeel.core.capacity.ScalabilityLaw;
import java.util.Optional;

/**
 * What is asked of a sweep.
 *
 * @param question without one only the law is shown
 * @param serviceP50 seconds a request takes alone, NaN for what the sweep says
 * @param serviceP99 likewise
 * @param arrivals squared coefficient of variation of the gaps between requests
 * @param between what nodes cost each other where one node alone was measured
 * @param holdout whether the larger half is to check the smaller one
 * @param resamples of the bootstrap, 50 to 10000
 */
public record PlanSettings(
    Optional<CapacityQuestion> question,
    double serviceP50,
    double serviceP99,
    double arrivals,
    ScalabilityLaw between,
    boolean holdout,
    int resamples,
    long seed) {

  public PlanSettings {
    if (resamples < 50 || resamples > 10_000) {
      throw new IllegalArgumentException("--resamples must be 50 to 10000, was " + resamples);
    }
    if (!(arrivals >= 0 && arrivals <= 100)) {
      throw new IllegalArgumentException("--burst must be 0 to 100, was " + arrivals);
    }
  }
}
