package io.evenkeel.http.gateway.client;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Looks names up as the JDK does, with its cache, but not on an event loop: it blocks. A name is
 * looked up once at a time, for all who ask, and they wait no longer than the timeout. Thread-safe.
 */
final class BlockingNames extends AddressResolverGroup<InetSocketAddress> {

  /** Blocks. */
  interface LookUp {
    InetAddress of(String name) throws UnknownHostException;
  }

  private final ConcurrentHashMap<String, CompletableFuture<InetAddress>> underWay =
      new ConcurrentHashMap<>();
  private final Executor blocking;
  private final Duration timeout;
  private final LookUp lookUp;

  BlockingNames(Executor blocking, Duration timeout, LookUp lookUp) {
    this.blocking = blocking;
    this.timeout = timeout;
    this.lookUp = lookUp;
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor loop) {
    return new InetNameResolver(loop) {
      @Override
      protected void doResolve(String name, Promise<InetAddress> found) {
        tell(find(name), found, loop);
      }

      @Override
      protected void doResolveAll(String name, Promise<List<InetAddress>> found) {
        tell(find(name).thenApply(List::of), found, loop);
      }
    }.asAddressResolver();
  }

  private CompletableFuture<InetAddress> find(String name) {
    var ours = new CompletableFuture<InetAddress>();
    var others = underWay.putIfAbsent(name, ours);
    if (others != null) {
      return others;
    }
    try {
      blocking.execute(() -> lookUp(name, ours));
    } catch (RuntimeException e) { // it has stopped
      fail(name, ours, e);
    }
    return ours;
  }

  private void lookUp(String name, CompletableFuture<InetAddress> found) {
    try {
      var address = lookUp.of(name);
      underWay.remove(name);
      found.complete(address);
    } catch (UnknownHostException | RuntimeException e) {
      fail(name, found, e);
    }
  }

  private void fail(String name, CompletableFuture<InetAddress> found, Exception cause) {
    underWay.remove(name);
    found.completeExceptionally(cause);
  }

  private <T> void tell(CompletableFuture<T> result, Promise<T> found, EventExecutor loop) {
    var alarm =
        loop.schedule(
            () -> found.tryFailure(new UnknownHostException("no answer in time")),
            timeout.toNanos(),
            TimeUnit.NANOSECONDS);
    var unused =
        result.whenComplete(
            (value, failure) -> {
              alarm.cancel(false);
              if (failure == null) {
                found.trySuccess(value);
              } else {
                found.tryFailure(failure);
              }
            });
  }
}
