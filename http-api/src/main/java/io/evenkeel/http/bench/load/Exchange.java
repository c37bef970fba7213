package io.evenkeel.http.bench.load;

/** One request on its way to its final outcome, through all its attempts. */
final class Exchange {

  final Request request;
  private final boolean scheduled;

  /** What its latency counts from. */
  long intendedNanos;

  long firstSentNanos;
  long sentNanos;
  int attempts;

  private Exchange(Request request, boolean scheduled, long intendedNanos) {
    this.request = request;
    this.scheduled = scheduled;
    this.intendedNanos = intendedNanos;
  }

  /** Open loop: the clock runs from the intended time, whatever keeps the request waiting. */
  static Exchange scheduled(Request request, long intendedNanos) {
    return new Exchange(request, true, intendedNanos);
  }

  /** Closed loop: the clock runs from the first sending. */
  static Exchange unscheduled(Request request, long now) {
    return new Exchange(request, false, now);
  }

  void sent(long now) {
    sentNanos = now;
    if (attempts++ == 0) {
      firstSentNanos = now;
      intendedNanos = scheduled ? intendedNanos : now;
    }
  }
}
