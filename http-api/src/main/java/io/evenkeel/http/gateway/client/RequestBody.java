package io.evenkeel.http.gateway.client;

import akka.util.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Writes the stream of a request's body to a connection; asks for more when what it had has been
 * taken by the operating system. Fed from anywhere, works on the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // failures arrive as channel events
final class RequestBody implements Subscriber<ByteString> {

  /** The connection that a body goes to; on the event loop only. */
  interface Sink {
    /** A part has gone out. */
    void wrote();

    /** All has been written. */
    void bodyEnded();

    /** There is no more, too early. */
    void bodyFailed(Throwable cause);
  }

  private static final int PARTS_AT_ONCE = 4;

  private final Channel channel;
  private final boolean chunked;
  private final Sink sink;
  private @Nullable Subscription source;
  private boolean ended;

  RequestBody(Channel channel, boolean chunked, Sink sink) {
    this.channel = channel;
    this.chunked = chunked;
    this.sink = sink;
  }

  boolean hasEnded() {
    return ended;
  }

  /** Asks for no more; on the event loop. */
  void cancel() {
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
    if (ended) {
      return;
    }
    if (part.isEmpty()) { // a chunk of it would be the last
      more();
    } else {
      var out = chunked ? RequestBytes.chunk(part, channel.alloc()) : plain(part);
      channel
          .writeAndFlush(out)
          .addListener(
              done -> {
                if (done.isSuccess()) {
                  sink.wrote();
                  more();
                }
              });
    }
  }

  private ByteBuf plain(ByteString part) {
    return RequestBytes.part(part, channel.alloc());
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
    if (!ended) {
      ended = true;
      if (chunked) {
        channel.writeAndFlush(RequestBytes.lastChunk(channel.alloc()), channel.voidPromise());
      }
      sink.bodyEnded();
    }
  }

  @Override
  public void onError(Throwable cause) {
    run(() -> fail(cause));
  }

  private void fail(Throwable cause) {
    if (!ended) {
      ended = true;
      sink.bodyFailed(cause);
    }
  }

  private void run(Runnable step) {
    try {
      channel.eventLoop().execute(step);
    } catch (RejectedExecutionException stopped) {
      // its connection is closed as well
    }
  }
}
