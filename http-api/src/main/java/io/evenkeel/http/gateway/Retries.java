package io.evenkeel.http.gateway;

import io.evenkeel.core.protection.RetryBudget;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a call that did not reach its instance may be sent to another one; a budget for each
 * service. Thread-safe.
 */
final class Retries {

  private static final int MOST_SERVICES = 10_000;
  private static final double LEAST_PER_SECOND = 10;
  private static final long WINDOW_NANOS = 10_000_000_000L;

  private final ConcurrentHashMap<String, RetryBudget> budgets = new ConcurrentHashMap<>();
  private final int most;
  private final double share;

  Retries(int most, double share) {
    this.most = most;
    this.share = share;
  }

  void called(String service, long nowNanos) {
    var budget = budget(service);
    synchronized (budget) {
      budget.called(nowNanos);
    }
  }

  /** For a call that was sent on so often already. */
  boolean may(String service, int attempt, long nowNanos) {
    var budget = budget(service);
    synchronized (budget) {
      return attempt < most && budget.tryRetry(nowNanos);
    }
  }

  private RetryBudget budget(String service) {
    if (budgets.size() > MOST_SERVICES) {
      budgets.clear(); // most of them are of services that are gone
    }
    return budgets.computeIfAbsent(
        service, name -> new RetryBudget(share, LEAST_PER_SECOND, WINDOW_NANOS));
  }
}
