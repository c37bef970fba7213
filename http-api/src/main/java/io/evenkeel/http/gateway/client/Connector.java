package io.evenkeel.http.gateway.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Opens connections, with TLS where the target asks for it. On the event loops only. */
@SuppressWarnings("FutureReturnValueIgnored") // the listeners are told
final class Connector {

  private final int timeoutMillis;
  private final BlockingNames names;
  private final Supplier<SslContext> tls;
  private final ChannelFactory<SocketChannel> channels;

  /**
   * A connector.
   *
   * @param tls asked for when a connection needs it
   * @param channels makes sockets; throws when there are too many open files
   */
  Connector(
      ClientSettings settings,
      BlockingNames names,
      Supplier<SslContext> tls,
      ChannelFactory<SocketChannel> channels) {
    this.timeoutMillis = Math.toIntExact(settings.connectTimeout().toMillis());
    this.names = names;
    this.tls = tls;
    this.channels = channels;
  }

  /** Opens one for a pool, which is told on its event loop, once. */
  void connect(Pool pool, EventLoop loop) {
    new Bootstrap()
        .group(loop)
        .channelFactory(channels)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.AUTO_CLOSE, false) // an answer may stand before what ends the writing
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis)
        .resolver(names)
        .handler(handlers(pool))
        .connect(pool.target().address())
        .addListener((ChannelFutureListener) opened -> tell(pool, loop, opened));
  }

  private ChannelInitializer<SocketChannel> handlers(Pool pool) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        if (pool.target().tls()) {
          channel.pipeline().addLast(secured(pool.target(), channel));
        }
        var decoder = new ResponseDecoder();
        channel.pipeline().addLast(decoder, new Connection(pool, channel, decoder));
      }
    };
  }

  private SslHandler secured(Target target, Channel channel) {
    var handler = tls.get().newHandler(channel.alloc(), target.host(), target.port());
    var parameters = handler.engine().getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the name in the certificate counts
    handler.engine().setSSLParameters(parameters);
    handler.setHandshakeTimeoutMillis(timeoutMillis);
    return handler;
  }

  private static void tell(Pool pool, EventLoop loop, ChannelFuture opened) {
    var channel = opened.channel();
    var handler = channel.pipeline().get(SslHandler.class);
    if (opened.isSuccess() && handler != null) {
      handler.handshakeFuture().addListener(secured -> tell(pool, secured, channel));
    } else if (channel.isRegistered()) {
      tell(pool, opened, channel);
    } else {
      neverMade(pool, loop, opened.cause());
    }
  }

  /** It belongs to no event loop, so that this comes on another thread, and cannot be closed. */
  private static void neverMade(Pool pool, EventLoop loop, Throwable cause) {
    try {
      loop.execute(() -> pool.failed(cause));
    } catch (RejectedExecutionException stopped) {
      // and nobody waits any more
    }
  }

  private static void tell(Pool pool, Future<?> ready, Channel channel) {
    if (ready.isSuccess()) {
      pool.opened(channel.pipeline().get(Connection.class));
    } else {
      channel.close();
      pool.failed(ready.cause());
    }
  }
}
