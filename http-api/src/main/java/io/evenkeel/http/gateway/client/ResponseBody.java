package io.evenkeel.http.gateway.client;

import akka.util.ByteString;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The rest of an answer's body, for one subscriber. The connection is read only on its demand, so
 * that at most what one read brought waits here; one that nobody subscribes to is given up. Made,
 * filled and ended on the event loop; subscribed to and asked from anywhere.
 */
final class ResponseBody implements Publisher<ByteString>, Subscription {

  /** The connection that a body comes from; on the event loop only. */
  interface Origin {
    /** Reads more, once. */
    void readMore();

    /** Nobody wants the rest. */
    void abandon();
  }

  private final EventLoop loop;
  private final Origin origin;
  private final ScheduledFuture<?> unread;
  private final Queue<ByteString> waiting = new ArrayDeque<>();
  private @Nullable Subscriber<? super ByteString> subscriber;
  private @Nullable Throwable failure;
  private long demand;
  private boolean complete;
  private boolean ended;

  /**
   * A body that is empty so far.
   *
   * @param patience how long it waits for its subscriber
   */
  ResponseBody(EventLoop loop, Origin origin, Duration patience) {
    this.loop = loop;
    this.origin = origin;
    this.unread = loop.schedule(this::stop, patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  void add(ByteString part) {
    if (!ended && !part.isEmpty()) {
      waiting.add(part);
    }
  }

  void complete() {
    complete = true;
    pass();
  }

  /** What has come before is passed on first; nothing when it is complete. */
  void fail(Throwable cause) {
    if (!complete) {
      failure = cause;
      complete();
    }
  }

  /** Passes on what is asked for; reads when that is not enough. */
  void pass() {
    var to = subscriber;
    while (to != null && demand > 0 && !ended && !waiting.isEmpty()) {
      demand--;
      to.onNext(waiting.remove());
    }
    if (to == null || ended || !waiting.isEmpty()) {
      return;
    }
    if (complete) {
      end(to);
    } else if (demand > 0) {
      origin.readMore();
    }
  }

  private void end(Subscriber<? super ByteString> to) {
    ended = true;
    if (failure == null) {
      to.onComplete();
    } else {
      to.onError(failure);
    }
  }

  @Override
  public void subscribe(Subscriber<? super ByteString> to) {
    run(() -> begin(to), () -> refuse(to, "the client has stopped"));
  }

  private void begin(Subscriber<? super ByteString> to) {
    if (subscriber != null || ended) {
      refuse(to, ended ? "it is over" : "a body can be read once");
      return;
    }
    unread.cancel(false);
    subscriber = to;
    to.onSubscribe(this);
    pass();
  }

  private static void refuse(Subscriber<? super ByteString> to, String reason) {
    to.onSubscribe(
        new Subscription() {
          @Override
          public void request(long count) {}

          @Override
          public void cancel() {}
        });
    to.onError(new IllegalStateException(reason));
  }

  @Override
  public void request(long count) {
    run(() -> ask(count), () -> {});
  }

  private void ask(long count) {
    demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
    pass();
  }

  @Override
  public void cancel() {
    run(this::stop, () -> {});
  }

  private void stop() {
    if (!ended) {
      ended = true;
      waiting.clear();
      if (!complete) {
        origin.abandon();
      }
    }
  }

  private void run(Runnable step, Runnable stopped) {
    try {
      loop.execute(step);
    } catch (RejectedExecutionException e) {
      stopped.run();
    }
  }
}
