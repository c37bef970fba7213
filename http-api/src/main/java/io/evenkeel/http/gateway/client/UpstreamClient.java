package io.evenkeel.http.gateway.client;

import akka.stream.Materializer;
import io.evenkeel.core.service.InvalidRegistration;
import io.netty.channel.ChannelFactory;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to HTTP instances over bounded pools of kept connections, and tries nothing again.
 * Thread-safe; no method blocks, but for the trust store, which is read once.
 */
public final class UpstreamClient {

  private static final int LONGEST_STOP_MILLIS = 2_000;

  private final ConcurrentHashMap<String, Pool> pools = new ConcurrentHashMap<>();
  private final NioEventLoopGroup loops;
  private final Pool.Surroundings around;

  /**
   * A client that trusts whom the JDK trusts.
   *
   * @param materializer runs the bodies of requests
   * @param blocking where names are looked up
   */
  public UpstreamClient(ClientSettings settings, Materializer materializer, Executor blocking) {
    this(settings, materializer, blocking, new TrustOfTheJdk(), NioSocketChannel::new);
  }

  UpstreamClient(
      ClientSettings settings,
      Materializer materializer,
      Executor blocking,
      Supplier<SslContext> tls,
      ChannelFactory<SocketChannel> channels) {
    loops =
        new NioEventLoopGroup(settings.threads(), new DefaultThreadFactory("evenkeel-calls", true));
    var names = new BlockingNames(blocking, settings.connectTimeout(), InetAddress::getByName);
    var connector = new Connector(settings, names, tls, channels);
    around = new Pool.Surroundings(settings, connector, new AnswerHead(), materializer);
  }

  /**
   * Sends a request.
   *
   * @param address the URL of the instance, which a pool belongs to
   * @param timeoutNanos how long the headers of its answer are waited for
   */
  public void send(String address, Outgoing request, long timeoutNanos, Reception reception) {
    var exchange = new Exchange(request, reception, System.nanoTime() + timeoutNanos);
    var pool = pools.get(address);
    try {
      (pool == null ? pools.computeIfAbsent(address, this::start) : pool).submit(exchange);
    } catch (InvalidRegistration e) {
      exchange.failed(new NotSentException("its address is no URL", e));
    }
  }

  private Pool start(String address) {
    return new Pool(
        Target.of(address), loops.next(), around, ended -> pools.remove(address, ended));
  }

  /** How many instances have a pool. */
  int pools() {
    return pools.size();
  }

  /** Breaks all exchanges off and ends the threads. */
  public CompletionStage<Void> stop() {
    pools.values().forEach(Pool::stop);
    var stopped = new CompletableFuture<Void>();
    var unused =
        loops
            .shutdownGracefully(0, LONGEST_STOP_MILLIS, TimeUnit.MILLISECONDS)
            .addListener(done -> stopped.complete(null));
    return stopped;
  }

  /** Read when an instance has the first connection with TLS. */
  private static final class TrustOfTheJdk implements Supplier<SslContext> {

    private @Nullable SslContext context;

    @Override
    public synchronized SslContext get() {
      if (context == null) {
        try {
          context = SslContextBuilder.forClient().build();
        } catch (SSLException e) {
          throw new IllegalStateException("the trust store of the JDK cannot be read", e);
        }
      }
      return context;
    }
  }
}
