package io.evenkeel.multijvm.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Listens at an address and passes on what arrives to another one, TCP or a Unix socket, as long as
 * the link that it belongs to is not cut. What a cut link carries waits, as it would in a sender
 * whose packets are lost, and new connections wait too. Two threads per connection.
 */
final class Relay implements AutoCloseable {

  private static final Link NO_LINK = new Link(-1, -1);
  private static final int BUFFER_BYTES = 16 * 1024;

  private final ServerSocketChannel server;
  private volatile SocketAddress target;
  private final Function<SocketAddress, Link> linkOf;
  private final Valve valve;
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();

  private Relay(
      ServerSocketChannel server,
      SocketAddress target,
      Function<SocketAddress, Link> linkOf,
      Valve valve) {
    this.server = server;
    this.target = target;
    this.linkOf = linkOf;
    this.valve = valve;
  }

  /**
   * Passes on to a target that may start to listen later.
   *
   * @param linkOf from the address a connection comes from
   */
  static Relay start(
      SocketAddress at, SocketAddress target, Function<SocketAddress, Link> linkOf, Valve valve) {
    try {
      var server = ServerSocketChannel.open(family(at));
      server.bind(at, 100);
      var relay = new Relay(server, target, linkOf, valve);
      thread("accept " + at, relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen at " + at, e);
    }
  }

  /** Passes on everything, always. */
  static Relay start(SocketAddress at, SocketAddress target) {
    return start(at, target, caller -> NO_LINK, new Valve());
  }

  /** Passes on to another target from now on, and closes what goes to the one before. */
  void moveTo(SocketAddress other) {
    target = other;
    open.forEach(Relay::end);
  }

  @Override
  public void close() {
    end(server);
    open.forEach(Relay::end);
  }

  private void accept() {
    try {
      while (true) {
        var from = server.accept();
        open.add(from);
        thread("link " + from, () -> pass(from));
      }
    } catch (IOException e) {
      open.forEach(Relay::end);
    }
  }

  /** Ends of connections that are open or being opened. */
  int openEnds() {
    return open.size();
  }

  private void pass(SocketChannel from) {
    try {
      var link = linkOf.apply(from.getRemoteAddress());
      if (valve.awaitOpen(link)) {
        var to = target;
        pass(from, SocketChannel.open(family(to)), to, link);
      }
    } catch (IOException e) {
      // nobody listens: the sender sees its connection closed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      forget(from);
    }
  }

  private void pass(SocketChannel from, SocketChannel to, SocketAddress address, Link link)
      throws IOException {
    open.add(to);
    try {
      to.connect(address);
      sendAtOnce(from);
      sendAtOnce(to);
      thread("back " + link, () -> copy(to, from, link));
      copy(from, to, link);
    } finally {
      forget(to);
    }
  }

  private void copy(SocketChannel from, SocketChannel to, Link link) {
    var buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try {
      while (from.read(buffer) >= 0 && valve.awaitOpen(link)) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException e) {
      // one end has gone; the other one is closed too
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      forget(from);
      forget(to);
    }
  }

  private void forget(Channel channel) {
    open.remove(channel);
    end(channel);
  }

  private static void end(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // it is closed
    }
  }

  private static void sendAtOnce(SocketChannel channel) throws IOException {
    if (channel.getRemoteAddress() instanceof InetSocketAddress) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
  }

  private static StandardProtocolFamily family(SocketAddress address) {
    return address instanceof UnixDomainSocketAddress
        ? StandardProtocolFamily.UNIX
        : StandardProtocolFamily.INET;
  }

  private static void thread(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
