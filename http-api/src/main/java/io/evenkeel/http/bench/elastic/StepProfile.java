package io.evenkeel.http.bench.elastic;

import io.evenkeel.http.bench.profile.Profile;

/**
 * A load that goes up once and down once.
 *
 * @param low calls per second before and after
 * @param high calls per second in between
 * @param upAt second of the step up
 * @param downAt second of the step down
 * @param seconds all of it
 */
public record StepProfile(double low, double high, int upAt, int downAt, int seconds)
    implements Profile {

  public StepProfile {
    if (!(low > 0) || !(high > low) || upAt < 5 || downAt <= upAt + 5 || seconds <= downAt + 5) {
      throw new IllegalArgumentException(
          "need 0 < --from < --to and at least 5 s of each, was %s to %s per s, %d, %d and %d s"
              .formatted(low, high, upAt, downAt, seconds));
    }
  }

  @Override
  public double perSecond(double second) {
    return second >= upAt && second < downAt ? high : low;
  }

  @Override
  public double lastsSeconds() {
    return seconds;
  }
}
