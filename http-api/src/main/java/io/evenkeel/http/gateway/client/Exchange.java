package io.evenkeel.http.gateway.client;

import akka.http.javadsl.model.HttpResponse;
import io.netty.channel.EventLoop;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request and who waits for its answer: settled once, by the headers of the answer, by a failure,
 * or when its time is over. On the event loop only, but that it may fail before it gets there.
 */
final class Exchange {

  final Outgoing request;
  private final Reception reception;
  private final long deadlineNanos;
  private @Nullable ScheduledFuture<?> alarm;
  private boolean settled;

  /** With a deadline by {@code System.nanoTime}. */
  Exchange(Outgoing request, Reception reception, long deadlineNanos) {
    this.request = request;
    this.reception = reception;
    this.deadlineNanos = deadlineNanos;
  }

  /** Begins to wait; whoever has it then is told when its time is over, and has to fail it. */
  void startClock(EventLoop loop, Consumer<Exchange> late) {
    long left = Math.max(0, deadlineNanos - System.nanoTime());
    alarm = loop.schedule(() -> late.accept(this), left, TimeUnit.NANOSECONDS);
  }

  void answered(HttpResponse response) {
    if (settle()) {
      reception.answered(response);
    }
  }

  void failed(Throwable failure) {
    if (settle()) {
      reception.failed(failure);
    }
  }

  /** Whether nobody waits for it any more. */
  boolean isOver() {
    return System.nanoTime() - deadlineNanos >= 0;
  }

  private boolean settle() {
    boolean first = !settled;
    settled = true;
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
    return first;
  }
}
