package io.evenkeel.core.scaling;

import io.evenkeel.core.scaling.forecast.ForecastModels;
import io.evenkeel.core.wire.ClusterMessage;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How something is scaled.
 *
 * @param policy its name, or {@link #NONE}
 * @param parameters as they are written, without those left at their defaults
 * @param min the fewest, 0 to 100,000
 * @param max the most, at least {@code min} and 1
 */
public record Scaling(String policy, Map<String, String> parameters, int min, int max)
    implements ClusterMessage {

  /** Nothing decides, and nothing is ordered. */
  public static final String NONE = "none";

  /** Beyond every policy's use. */
  public static final int MOST = 100_000;

  private static final int MOST_CHARACTERS = 64;

  public Scaling {
    parameters = Map.copyOf(parameters);
    if (min < 0 || max < 1 || max > MOST) {
      throw new IllegalArgumentException(
          "min must be >= 0 and max 1 to %d, were %d and %d".formatted(MOST, min, max));
    }
    if (min > max) {
      throw new IllegalArgumentException("min must be <= max, was " + min + " and " + max);
    }
  }

  /** Whether anything decides. */
  public boolean isOn() {
    return !policy.equals(NONE);
  }

  /** Whether the policy is the same and asks for the same; bounds may differ. */
  public boolean asksAs(Scaling other) {
    return policy.equals(other.policy) && parameters.equals(other.parameters);
  }

  /** As {@link #create(Supplier)}, without learned models. */
  public ScalingPolicy create() {
    return create(() -> ForecastModels.NONE);
  }

  /**
   * The policy for one controller.
   *
   * @param models of the load of what is scaled; asked for only by a policy that has use for them
   * @throws IllegalArgumentException in one sentence that names the known ones, if the policy or a
   *     parameter is unknown or out of range
   */
  public ScalingPolicy create(Supplier<ForecastModels> models) {
    for (var value : parameters.values()) {
      if (value.length() > MOST_CHARACTERS) {
        throw new IllegalArgumentException(
            "a parameter must have at most 64 characters, one has " + value.length());
      }
    }
    return Policies.create(policy, parameters, models);
  }
}
