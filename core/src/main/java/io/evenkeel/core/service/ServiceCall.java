package io.evenkeel.core.service;

import io.evenkeel.core.balancing.Call;
import io.evenkeel.core.json.JsonText;
import java.time.Duration;

/**
 * One call to a service.
 *
 * @param body a JSON object
 * @param budget how long the caller waits, more than 0 and at most an hour
 */
public record ServiceCall(String operation, JsonText body, Caller caller, Duration budget) {

  /** The longest budget of a call; longer ones are cut to it. */
  public static final Duration LONGEST = Duration.ofHours(1);

  public ServiceCall {
    requireBudget(budget);
  }

  /**
   * Returns the budget.
   *
   * @throws IllegalArgumentException when nobody can wait so long
   */
  public static Duration requireBudget(Duration budget) {
    if (budget.isNegative() || budget.isZero() || budget.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("budget must be > 0 and <= 1h, was " + budget);
    }
    return budget;
  }

  /** What a strategy sees of it. */
  public Call visible() {
    return VisibleCall.of(caller.key(), operation, body.text().length());
  }
}
