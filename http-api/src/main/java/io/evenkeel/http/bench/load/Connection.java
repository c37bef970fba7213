package io.evenkeel.http.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/** One keep-alive connection with at most one request under way; on the event loop only. */
@ChannelHandler.Sharable // by the channels that follow each other, one at a time
@SuppressWarnings("FutureReturnValueIgnored") // failures arrive as channel events
final class Connection extends SimpleChannelInboundHandler<HttpObject> {

  private static final AsciiString OWNER = AsciiString.cached("evenkeel-owner");
  private static final int MAX_BODY_BYTES = 1 << 20;

  final Lane lane;
  private final Driver driver;
  private @Nullable Channel channel;
  private @Nullable Exchange exchange;
  private @Nullable ByteBuf body;
  private @Nullable String owner;
  private Outcome outcome = Outcome.CONNECTION;
  private boolean keepAlive;

  Connection(Lane lane, Driver driver) {
    super(HttpObject.class);
    this.lane = lane;
    this.driver = driver;
  }

  void send(Exchange next, long now) {
    var to = channel;
    if (to == null) {
      throw new AssertionError("not connected");
    }
    exchange = next;
    outcome = Outcome.CONNECTION;
    next.sent(now);
    to.writeAndFlush(lane.bytes.encode(to.alloc(), next.request), to.voidPromise());
  }

  /** Gives up a request that was sent before the given time. */
  void expire(long sentBefore) {
    var late = exchange;
    if (late != null && late.sentNanos - sentBefore < 0) {
      breakOff(Outcome.TIMEOUT);
    }
  }

  private void breakOff(Outcome reason) {
    outcome = reason;
    keepAlive = false;
    if (channel != null) {
      channel.close();
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context.channel();
    driver.connected(this);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part.decoderResult().isFailure() || exchange == null) {
      breakOff(Outcome.MALFORMED);
      return;
    }
    if (part instanceof HttpResponse head) {
      outcome = Outcome.of(head.status().code());
      owner = head.headers().get(OWNER);
      keepAlive = HttpUtil.isKeepAlive(head) && isFramed(head);
    }
    if (part instanceof HttpContent content && exchange.request.keepBody()) {
      append(content.content());
    }
    if (part instanceof LastHttpContent && !outcome.equals(Outcome.MALFORMED)) {
      finish();
    }
  }

  private static boolean isFramed(HttpResponse head) {
    return head.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
        || HttpUtil.isTransferEncodingChunked(head)
        || head.status().code() == 204;
  }

  private void append(ByteBuf content) {
    if (body == null) {
      body = content.alloc().buffer(content.readableBytes());
    }
    if (body.readableBytes() + content.readableBytes() > MAX_BODY_BYTES) {
      breakOff(Outcome.MALFORMED);
    } else {
      body.writeBytes(content);
    }
  }

  private void finish() {
    var done = exchange;
    var text = takeBody();
    exchange = null;
    if (done != null) {
      driver.answered(this, done, outcome, owner, text);
    }
    if (keepAlive) {
      driver.idle(this);
    } else if (channel != null) {
      channel.close();
    }
  }

  private @Nullable String takeBody() {
    var text = body == null ? null : body.toString(UTF_8);
    if (body != null) {
      body.release();
      body = null;
    }
    return text;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    takeBody();
    channel = null;
    var lost = exchange;
    exchange = null;
    driver.disconnected(this, lost, outcome.status() > 0 ? Outcome.CONNECTION : outcome);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close(); // channelInactive tells the driver
  }
}
