package io.evenkeel.core.scaling;

import java.time.Duration;

/**
 * When an order is repeated.
 *
 * @param verifyAfter until the readings must show what was ordered
 * @param restBeforeFewer between an order and one for fewer
 * @param firstBackoff after a failure; doubles with each
 * @param mostBackoff at most
 */
public record OrderSettings(
    Duration verifyAfter, Duration restBeforeFewer, Duration firstBackoff, Duration mostBackoff) {

  public OrderSettings {
    if (verifyAfter.isNegative() || restBeforeFewer.isNegative()) {
      throw new IllegalArgumentException(
          "verify-after and rest-before-fewer must be >= 0s, were %s and %s"
              .formatted(verifyAfter, restBeforeFewer));
    }
    if (firstBackoff.toMillis() < 1 || mostBackoff.compareTo(firstBackoff) < 0) {
      throw new IllegalArgumentException(
          "need 1ms <= backoff.first <= backoff.most, were %s and %s"
              .formatted(firstBackoff, mostBackoff));
    }
  }
}
