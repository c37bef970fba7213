package io.evenkeel.http.gateway.client;

import akka.util.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Writes the stream of a request's body to a connection; asks for more when what it had has been
 * taken by the operating system. Fed from anywhere, works on the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the listeners are told
final class RequestBody implements Subscriber<ByteString> {

  /** The connection that a body goes to; on the event loop only. */
  interface Destination {
    /** Some of it has gone out. */
    void wrote();

    /** The instance takes no more of it. */
    void refused();

    /** There is no more, too early. */
    void brokeOff(Throwable cause);
  }

  private static final int PARTS_AT_ONCE = 4;

  private final Channel channel;
  private final boolean chunked;
  private final Duration linger;
  private final Destination destination;
  private @Nullable Subscription source;
  private @Nullable ScheduledFuture<?> lingering;
  private int writing;
  private boolean discarding;
  private boolean ended;

  /**
   * A body that is not subscribed to yet.
   *
   * @param linger how long the rest of one that nobody wants is taken
   */
  RequestBody(Channel channel, boolean chunked, Duration linger, Destination destination) {
    this.channel = channel;
    this.chunked = chunked;
    this.linger = linger;
    this.destination = destination;
  }

  /** Nothing more comes. */
  boolean hasEnded() {
    return ended;
  }

  /** Whether it is the client who lets the instance wait. */
  boolean waitsForMore() {
    return !ended && !discarding && writing == 0;
  }

  /**
   * Sends no more; on the event loop. The rest is taken and thrown away for a while: its client is
   * in the middle of sending, and Akka HTTP would reset the connection that the answer goes to.
   */
  void discard() {
    if (ended || discarding) {
      return;
    }
    discarding = true;
    if (channel.eventLoop().isShuttingDown()) {
      cancel();
      return;
    }
    lingering = channel.eventLoop().schedule(this::cancel, linger.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void cancel() {
    ended = true;
    if (source != null) {
      source.cancel();
    }
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    try {
      channel.eventLoop().execute(() -> begin(subscription));
    } catch (RejectedExecutionException stopped) {
      subscription.cancel();
    }
  }

  private void begin(Subscription subscription) {
    if (ended || source != null) {
      subscription.cancel();
    } else {
      source = subscription;
      subscription.request(PARTS_AT_ONCE);
    }
  }

  @Override
  public void onNext(ByteString part) {
    run(() -> write(part));
  }

  private void write(ByteString part) {
    if (discarding || part.isEmpty()) { // an empty chunk would be the last
      more();
    } else if (!ended) {
      send(
          chunked
              ? RequestBytes.chunk(part, channel.alloc())
              : RequestBytes.part(part, channel.alloc()));
    }
  }

  private void send(ByteBuf out) {
    writing++;
    channel
        .writeAndFlush(out)
        .addListener(
            done -> {
              writing--;
              if (done.isSuccess()) {
                destination.wrote();
              } else {
                destination.refused();
              }
              more();
            });
  }

  private void more() {
    if (!ended && source != null) {
      source.request(1);
    }
  }

  @Override
  public void onComplete() {
    run(this::finish);
  }

  private void finish() {
    if (end() && chunked) {
      send(RequestBytes.lastChunk(channel.alloc()));
    }
  }

  @Override
  public void onError(Throwable cause) {
    run(() -> fail(cause));
  }

  private void fail(Throwable cause) {
    if (end()) {
      destination.brokeOff(cause);
    }
  }

  /** Whether that is of interest to anybody. */
  private boolean end() {
    boolean wanted = !ended && !discarding;
    ended = true;
    if (lingering != null) {
      lingering.cancel(false);
    }
    return wanted;
  }

  private void run(Runnable step) {
    try {
      channel.eventLoop().execute(step);
    } catch (RejectedExecutionException stopped) {
      // its connection is closed as well
    }
  }
}
