package io.evenkeel.http.bench.load;

import org.jspecify.annotations.Nullable;

/** Takes requests from the source when they are due, until its end or the end of the run. */
final class Intake {

  private final RequestSource source;
  private final @Nullable Arrivals arrivals;
  private long startNanos;
  private long endNanos;
  private long nextNanos;
  private boolean open;
  private boolean ended;
  private long closedNanos;

  /** With {@code null} arrivals, a closed loop: a request is due whenever it is asked for. */
  Intake(RequestSource source, @Nullable Arrivals arrivals) {
    this.source = source;
    this.arrivals = arrivals;
  }

  /** Opens it; until then nothing is due. */
  void begin(long now, long lastsNanos) {
    open = true;
    startNanos = now;
    endNanos = now + lastsNanos;
    nextNanos = startNanos + (arrivals == null ? 0 : arrivals.nextNanos());
  }

  boolean isOpen() {
    return open;
  }

  /** Whether it has been open and will give no more. */
  boolean hasEnded() {
    return ended;
  }

  boolean isClosedLoop() {
    return arrivals == null;
  }

  /** When the last request was taken; only after it has closed. */
  long closedNanos() {
    return closedNanos;
  }

  /** How long until the next request is due; 0 if one is. */
  long nanosToNext(long now) {
    return Math.max(0, nextNanos - now);
  }

  /** Passes over what is due; how many that were. Open loop only. */
  long skip(long now) {
    long skipped = 0;
    for (expire(now); arrivals != null && open && nextNanos - now <= 0; expire(now)) {
      nextNanos = startNanos + arrivals.nextNanos();
      skipped++;
    }
    return skipped;
  }

  /** Gives no more from now on. */
  void stop(long now) {
    if (open) {
      close(now);
    }
  }

  /** Ends it if its time is over, even if nobody can take anything. */
  void expire(long now) {
    long intended = arrivals == null ? now : nextNanos;
    if (open && intended - endNanos >= 0) {
      close(Math.max(now, endNanos));
    }
  }

  /** The next request if it is due. */
  @Nullable Exchange take(long now) {
    expire(now);
    long intended = arrivals == null ? now : nextNanos;
    if (!open || intended - now > 0) {
      return null;
    }
    var request = source.next();
    if (request == null) {
      close(now);
      return null;
    }
    return exchange(request, intended);
  }

  private Exchange exchange(Request request, long intended) {
    if (arrivals == null) {
      return Exchange.unscheduled(request, intended);
    }
    nextNanos = startNanos + arrivals.nextNanos();
    return Exchange.scheduled(request, intended);
  }

  private void close(long now) {
    open = false;
    ended = true;
    closedNanos = now;
  }
}
