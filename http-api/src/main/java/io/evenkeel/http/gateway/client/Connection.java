package io.evenkeel.http.gateway.client;

import akka.http.javadsl.model.HttpEntity;
import akka.stream.javadsl.Sink;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpObject;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to an instance, with at most one exchange under way. It takes another one only
 * after the last request and its answer have passed as a whole. On the event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // failures arrive as channel events
final class Connection extends ChannelInboundHandlerAdapter
    implements ResponseBody.Origin, RequestBody.Destination {

  private final Pool pool;
  private final Channel channel;
  private final ResponseDecoder decoder;
  private @Nullable Exchange exchange;
  private @Nullable Incoming incoming;
  private @Nullable RequestBody sending;
  private boolean streaming;
  private boolean reading;
  private boolean refused;
  private long activeNanos;

  Connection(Pool pool, Channel channel, ResponseDecoder decoder) {
    this.pool = pool;
    this.channel = channel;
    this.decoder = decoder;
    touch();
  }

  boolean isOpen() {
    return channel.isActive();
  }

  void send(Exchange next) {
    exchange = next;
    incoming = new Incoming(next, pool.heads(), this::stream);
    touch();
    var request = next.request;
    decoder.expect(request.isHead());
    var bytes = RequestBytes.of(request, pool.target(), channel.alloc());
    channel
        .writeAndFlush(bytes)
        .addListener(
            done -> {
              if (!done.isSuccess()) {
                refused();
              }
            });
    if (!(request.entity() instanceof HttpEntity.Strict)) {
      boolean chunked = request.entity().getContentLengthOption().isEmpty();
      sending = new RequestBody(channel, chunked, pool.linger(), this);
      var unused =
          request
              .entity()
              .getDataBytes()
              .runWith(Sink.fromSubscriber(sending), pool.materializer());
    }
  }

  private ResponseBody stream() {
    streaming = true;
    reading = false;
    channel.config().setAutoRead(false);
    return new ResponseBody(channel.eventLoop(), this, pool.patience());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object part) {
    touch();
    try {
      if (incoming == null) {
        channel.close(); // it talks without being asked
      } else {
        incoming.take((HttpObject) part);
      }
    } catch (IOException e) {
      breakOff(e);
    } finally {
      ReferenceCountUtil.release(part);
    }
  }

  /**
   * Here, not at the end of the answer: a second answer in the same bytes must not be the next's.
   */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    var its = incoming;
    if (its == null) {
      return;
    }
    if (!its.hasEnded()) {
      reading = false;
      its.pause();
    } else if (its.keepsAlive() && hasSentAll() && isInStep() && isOpen()) {
      free();
    } else {
      close();
    }
  }

  /** Whether it is certain where the answer has ended. */
  private boolean isInStep() {
    return !decoder.isAmbiguous() && !decoder.hasRest();
  }

  private boolean hasSentAll() {
    return !refused && (sending == null || sending.hasEnded());
  }

  private void free() {
    forget();
    if (streaming) {
      streaming = false;
      channel.config().setAutoRead(true);
    }
    pool.ready(this);
  }

  /** After the answer, or with nobody left who waits for it. */
  private void close() {
    var body = sending;
    forget();
    if (body != null) {
      body.discard();
    }
    channel.close();
  }

  private void forget() {
    exchange = null;
    incoming = null;
    sending = null;
  }

  /** Ends the exchange under way with this failure, if it has not ended, and the connection. */
  void breakOff(Throwable cause) {
    var its = incoming;
    close();
    if (its != null) {
      its.fail(cause);
    }
  }

  /** Ends it if it is this exchange's, whose time is over. */
  boolean giveUp(Exchange late) {
    boolean its = exchange == late;
    if (its && !passedOn()) {
      breakOff(silence("no answer in time"));
    }
    return its;
  }

  /** The headers of a short answer were in time, if not its body. */
  private boolean passedOn() {
    try {
      return incoming != null && incoming.passOn();
    } catch (RuntimeException bug) {
      breakOff(bug);
      return true;
    }
  }

  /** Ends it if nothing has passed since then, unless nothing was to: its reader is slow. */
  void closeIfIdle(long sinceNanos) {
    if (activeNanos - sinceNanos < 0 && (!streaming || reading)) {
      breakOff(silence("the connection was silent"));
    }
  }

  /** Of the one who lets the other one wait. */
  private Exception silence(String ofTheInstance) {
    return sending != null && sending.waitsForMore()
        ? new BrokenRequestException("the body of the request came too slowly")
        : new TimeoutException(ofTheInstance);
  }

  private void touch() {
    activeNanos = System.nanoTime();
  }

  @Override
  public void readMore() {
    touch();
    reading = true;
    channel.read();
  }

  @Override
  public void abandon() {
    close();
  }

  @Override
  public void wrote() {
    touch();
  }

  /**
   * A reset, before which the instance may have answered. What it said is all that will come, not
   * more than the socket's buffer: it is read without demand, up to the end of the connection.
   */
  @Override
  public void refused() {
    refused = true;
    if (sending != null) {
      sending.discard();
    }
    channel.config().setAutoRead(true);
  }

  @Override
  public void brokeOff(Throwable cause) {
    breakOff(new BrokenRequestException("the body of the request broke off", cause));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    breakOff(new IOException("the instance closed the connection"));
    pool.closed(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    breakOff(cause);
  }
}
