package io.evenkeel.core.scaling;

/**
 * When a number is ordered: at once when it is a new one; again when the readings do not show it
 * after a while; after a failure first soon, then more and more seldom. Not thread-safe.
 */
final class OrderPace {

  private static final int MOST_DOUBLINGS = 20;

  private final OrderSettings settings;
  private int last = -1;
  private long lastAt;
  private int failures;
  private long notBefore;
  private String why = "";
  private long orders;
  private long failed;

  OrderPace(OrderSettings settings) {
    this.settings = settings;
  }

  boolean isDue(int wanted, int ordered, long now) {
    boolean first = orders == 0;
    if (failures > 0 && now - notBefore < 0) {
      return false;
    }
    if (wanted < ordered && !first && now - lastAt < settings.restBeforeFewer().toNanos()) {
      return false;
    }
    return first
        || failures > 0
        || wanted != last
        || now - lastAt >= settings.verifyAfter().toNanos();
  }

  /** It is ordered now; {@link #taken} or {@link #failed} follows. */
  void ordered(int wanted, long now) {
    last = wanted;
    lastAt = now;
    orders++;
  }

  void taken() {
    failures = 0;
    why = "";
  }

  /** What is wanted is there, by whomever it was ordered. */
  void reached(int count) {
    taken();
    last = count;
  }

  void failed(String reason, long now) {
    failures++;
    failed++;
    why = reason;
    int doublings = Math.min(MOST_DOUBLINGS, failures - 1);
    long pause = settings.firstBackoff().toNanos() << doublings;
    notBefore = now + Math.min(settings.mostBackoff().toNanos(), pause);
  }

  /** What keeps it from acting; empty when nothing does. */
  String alarm(int ordered, long now) {
    if (failures > 0) {
      long seconds = Math.max(0, (notBefore - now) / 1_000_000_000);
      return "the driver has failed %d times, is asked again in %d s: %s"
          .formatted(failures, seconds, why);
    }
    boolean late = orders > 0 && now - lastAt >= settings.verifyAfter().toNanos();
    return late && ordered != last ? "%d were ordered, %d are there".formatted(last, ordered) : "";
  }

  long orders() {
    return orders;
  }

  long failedOrders() {
    return failed;
  }
}
