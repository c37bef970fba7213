package io.evenkeel.http.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Wires a run: the event loop, the connections, and the driver between them. */
@SuppressWarnings("FutureReturnValueIgnored") // failures arrive as channel events
final class Wire implements AutoCloseable {

  private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
  private static final int RECONNECT_MILLIS = 50;

  private final NioEventLoopGroup group =
      new NioEventLoopGroup(1, new DefaultThreadFactory("load", true));
  private final EventLoop loop = group.next();
  private final LoadSettings settings;
  private final List<Lane> lanes;
  private final Driver driver;
  private final CompletableFuture<LoadResult> result = new CompletableFuture<>();
  private int pending;

  Wire(LoadSettings settings, Intake intake, Recorder recorder, AnswerListener listener) {
    this.settings = settings;
    this.lanes = settings.targets().stream().map(Lane::new).toList();
    this.driver =
        new Driver(loop, settings, lanes, intake, recorder, listener, this::reconnectSoon);
  }

  /** Connects, then runs. */
  CompletableFuture<LoadResult> run() {
    loop.execute(this::connectAll);
    return result;
  }

  /** Ends the run early. */
  void stop() {
    try {
      loop.execute(this::stopNow);
    } catch (RejectedExecutionException ended) {
      // it has ended by itself
    }
  }

  private void stopNow() {
    if (pending > 0) {
      result.completeExceptionally(new LoadFailedException("stopped before it began"));
    } else {
      driver.stop();
    }
  }

  private void connectAll() {
    pending = lanes.size() * settings.connections();
    for (var lane : lanes) {
      for (int i = 0; i < settings.connections(); i++) {
        var connection = new Connection(lane, driver);
        lane.connections.add(connection);
        connect(connection);
      }
    }
  }

  /** Each connection has been tried once: the clock can start. */
  private void attempted() {
    if (--pending != 0 || result.isDone()) {
      return;
    }
    if (!driver.isConnected()) {
      result.completeExceptionally(
          new LoadFailedException("nothing answers at " + settings.targets()));
      return;
    }
    driver.begin().whenComplete(this::pass);
  }

  private void pass(LoadResult found, Throwable failure) {
    if (failure == null) {
      result.complete(found);
    } else {
      result.completeExceptionally(failure);
    }
  }

  private void connect(Connection connection) {
    bootstrap(connection)
        .connect(connection.lane.target.getHost(), connection.lane.port())
        .addListener(
            done -> {
              if (!done.isSuccess()) {
                reconnectSoon(connection);
              }
              loop.execute(this::attempted);
            });
  }

  private Bootstrap bootstrap(Connection connection) {
    return new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(decoder(), connection);
              }
            });
  }

  private static HttpResponseDecoder decoder() {
    return new HttpResponseDecoder(
        new HttpDecoderConfig()
            .setHeadersFactory(DefaultHttpHeadersFactory.headersFactory().withValidation(false)));
  }

  /** A connection that broke, or could not be made again, is tried until the run ends. */
  private void reconnectSoon(Connection connection) {
    loop.schedule(() -> reconnect(connection), RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void reconnect(Connection connection) {
    if (!result.isDone()) {
      connect(connection);
    }
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 200, TimeUnit.MILLISECONDS).syncUninterruptibly();
  }
}
