package io.evenkeel.http.gateway.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.function.Supplier;

/** Opens connections, with TLS where the target asks for it. On the event loops only. */
@SuppressWarnings("FutureReturnValueIgnored") // the listeners are told
final class Connector {

  private final int timeoutMillis;
  private final BlockingNames names;
  private final Supplier<SslContext> tls;

  /**
   * A connector.
   *
   * @param tls asked for when a connection needs it
   */
  Connector(ClientSettings settings, BlockingNames names, Supplier<SslContext> tls) {
    this.timeoutMillis = Math.toIntExact(settings.connectTimeout().toMillis());
    this.names = names;
    this.tls = tls;
  }

  /** Opens one for a pool, which is told on its event loop, once. */
  void connect(Pool pool, EventLoop loop) {
    new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis)
        .resolver(names)
        .handler(handlers(pool))
        .connect(pool.target().address())
        .addListener((ChannelFutureListener) opened -> tell(pool, opened));
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

  private static void tell(Pool pool, ChannelFuture opened) {
    var handler = opened.channel().pipeline().get(SslHandler.class);
    if (opened.isSuccess() && handler != null) {
      handler.handshakeFuture().addListener(secured -> tell(pool, secured, opened.channel()));
    } else {
      tell(pool, opened, opened.channel());
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
