package io.evenkeel.core.scaling;

import java.time.Duration;
import java.util.Map;

/** Readings for tests: an instance serves 100 requests a second. */
final class Loads {

  static final double EACH = 100;

  private Loads() {}

  /** So many seconds in, with nothing that starts or waits. */
  static LoadSnapshot at(double seconds, int ready, double requestsPerSecond) {
    return at(seconds, ready, 0, requestsPerSecond);
  }

  static LoadSnapshot at(double seconds, int ready, int starting, double requestsPerSecond) {
    double busy = Math.min(ready, requestsPerSecond / EACH);
    return new LoadSnapshot(
        (long) (seconds * 1e9),
        ready,
        starting,
        requestsPerSecond,
        requestsPerSecond / EACH,
        0,
        ready == 0 ? 0 : busy / ready,
        EACH);
  }

  static ScalingPolicy policy(String name, String... settings) {
    var parameters = new java.util.LinkedHashMap<String, String>();
    for (int i = 0; i < settings.length; i += 2) {
      parameters.put(settings[i], settings[i + 1]);
    }
    return Policies.create(name, Map.copyOf(parameters));
  }

  /** Asks at each of its ticks for so many seconds, with what it asks for ready at once. */
  static int settle(ScalingPolicy policy, int ready, double requestsPerSecond, Duration time) {
    int now = ready;
    long tick = policy.tick().toSeconds();
    for (long second = 0; second <= time.toSeconds(); second += tick) {
      now = policy.desired(at(second, now, requestsPerSecond));
    }
    return now;
  }
}
