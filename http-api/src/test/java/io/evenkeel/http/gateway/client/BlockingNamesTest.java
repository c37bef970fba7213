package io.evenkeel.http.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingNamesTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final DefaultEventLoop loop = new DefaultEventLoop();
  private final ArrayDeque<Runnable> lookUps = new ArrayDeque<>();

  @AfterEach
  void stop() {
    loop.shutdownGracefully();
  }

  @Test
  void aNameIsLookedUpOnceForAllWhoAsk() throws Exception {
    var names = new BlockingNames(lookUps::add, LONG, name -> InetAddress.getLoopbackAddress());
    var first = find(names, "a");
    var second = find(names, "a");
    var other = find(names, "b");
    assertThat(lookUps).hasSize(2);
    lookUps.forEach(Runnable::run);
    for (var found : new Future<?>[] {first, second, other}) {
      assertThat(found.await(20_000) && found.isSuccess()).isTrue();
    }
    find(names, "a");
    assertThat(lookUps).hasSize(3);
  }

  @Test
  void nobodyWaitsLongerThanTheTimeout() throws Exception {
    var names =
        new BlockingNames(
            lookUps::add, Duration.ofMillis(20), name -> InetAddress.getLoopbackAddress());
    assertThat(find(names, "a").await().cause()).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void whateverGoesWrongIsTold() throws Exception {
    var broken =
        new BlockingNames(
            Runnable::run,
            LONG,
            name -> {
              throw new SecurityException("not allowed");
            });
    assertThat(find(broken, "a").await().cause()).isInstanceOf(SecurityException.class);
    var stopped =
        new BlockingNames(
            task -> {
              throw new RejectedExecutionException("stopped");
            },
            LONG,
            name -> InetAddress.getLoopbackAddress());
    for (int i = 0; i < 2; i++) {
      assertThat(find(stopped, "a").await().cause()).isInstanceOf(RejectedExecutionException.class);
    }
  }

  private Future<InetSocketAddress> find(BlockingNames names, String name) {
    return names.getResolver(loop).resolve(InetSocketAddress.createUnresolved(name, 80));
  }
}
