package io.evenkeel.http.bench.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * How fast the load client is against a server that does nothing: a main program, not a test. The
 * server takes every chunk of bytes for one request, which holds for small ones.
 */
public final class ClientCeiling {

  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{\"value\":1}"
          .getBytes(StandardCharsets.US_ASCII);

  private ClientCeiling() {}

  public static void main(String[] arguments) throws Exception {
    var group = new NioEventLoopGroup(1);
    var server = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class);
    server.childHandler(
        new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            channel.pipeline().addLast(new Echo());
          }
        });
    var address = (InetSocketAddress) server.bind("127.0.0.1", 0).sync().channel().localAddress();
    measure(URI.create("http://127.0.0.1:" + address.getPort()));
    group.shutdownGracefully().sync();
  }

  private static void measure(URI url) {
    var threads = ManagementFactory.getThreadMXBean();
    var cpu = new long[2];
    var count = new long[1];
    var settings =
        LoadSettings.of(List.of(url), 32).withTimes(Duration.ofSeconds(8), Duration.ofSeconds(8));
    var result =
        LoadClient.closedLoop(
            settings,
            () -> Request.post("a", "/v1/entities/counter/a/add", "{\"amount\":1}", null),
            (request, outcome, body) -> count[0]++,
            tick -> {
              if (tick.second() == 8) {
                cpu[0] = threads.getCurrentThreadCpuTime();
                cpu[1] = count[0];
              } else if (tick.second() == 14) {
                System.out.printf(
                    "client CPU %.1f us per request%n",
                    (threads.getCurrentThreadCpuTime() - cpu[0]) / 1e3 / (count[0] - cpu[1]));
              }
            });
    System.out.printf(
        "%,.0f requests/s, p50 %d us, p99 %d us%n",
        result.perSecond(), result.latency().p50Micros(), result.latency().p99Micros());
  }

  private static final class Echo extends SimpleChannelInboundHandler<ByteBuf> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf request) {
      context.writeAndFlush(Unpooled.wrappedBuffer(ANSWER), context.voidPromise());
    }
  }
}
