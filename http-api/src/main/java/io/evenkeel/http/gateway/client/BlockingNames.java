package io.evenkeel.http.gateway.client;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;

/** Looks names up as the JDK does, with its cache, but not on an event loop: it blocks. */
final class BlockingNames extends AddressResolverGroup<InetSocketAddress> {

  private final Executor blocking;

  BlockingNames(Executor blocking) {
    this.blocking = blocking;
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor loop) {
    return new InetNameResolver(loop) {
      @Override
      protected void doResolve(String name, Promise<InetAddress> found) {
        blocking.execute(() -> lookUp(InetAddress::getByName, name, found));
      }

      @Override
      protected void doResolveAll(String name, Promise<List<InetAddress>> found) {
        blocking.execute(() -> lookUp(BlockingNames::all, name, found));
      }
    }.asAddressResolver();
  }

  private interface LookUp<T> {
    T of(String name) throws UnknownHostException;
  }

  private static <T> void lookUp(LookUp<T> lookUp, String name, Promise<T> found) {
    try {
      found.setSuccess(lookUp.of(name));
    } catch (UnknownHostException | RuntimeException e) {
      found.setFailure(e);
    }
  }

  private static List<InetAddress> all(String name) throws UnknownHostException {
    return List.of(InetAddress.getAllByName(name));
  }
}
