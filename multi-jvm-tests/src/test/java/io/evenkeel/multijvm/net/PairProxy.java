package io.evenkeel.multijvm.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Stands in front of one node and passes on what arrives, one link at a time. The address from
 * which a connection comes tells the link. What a cut link carries waits, as it would in a sender
 * whose packets are lost, and new connections wait too. Two threads per connection.
 */
final class PairProxy implements AutoCloseable {

  private static final int CONNECT_MILLIS = 2_000;
  private static final int BUFFER_BYTES = 16 * 1024;

  private final ServerSocket server;
  private final InetSocketAddress target;
  private final Function<InetAddress, Link> linkOf;
  private final Valve valve;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private PairProxy(
      ServerSocket server,
      InetSocketAddress target,
      Function<InetAddress, Link> linkOf,
      Valve valve) {
    this.server = server;
    this.target = target;
    this.linkOf = linkOf;
    this.valve = valve;
  }

  /**
   * Listens, and passes on to a node that may start later.
   *
   * @param linkOf from the address a connection comes from
   */
  static PairProxy start(
      InetSocketAddress at,
      InetSocketAddress target,
      Function<InetAddress, Link> linkOf,
      Valve valve) {
    try {
      var server = new ServerSocket();
      server.bind(at, 100);
      var proxy = new PairProxy(server, target, linkOf, valve);
      thread("accept " + at, proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + at, e);
    }
  }

  @Override
  public void close() {
    end(server);
    open.forEach(PairProxy::end);
  }

  private void accept() {
    try {
      while (true) {
        var from = server.accept();
        open.add(from);
        thread("link " + from, () -> pass(from));
      }
    } catch (IOException e) {
      open.forEach(PairProxy::end);
    }
  }

  private void pass(Socket from) {
    var link = linkOf.apply(from.getInetAddress());
    var to = new Socket();
    open.add(to);
    try {
      if (valve.awaitOpen(link)) {
        to.connect(target, CONNECT_MILLIS);
        from.setTcpNoDelay(true);
        to.setTcpNoDelay(true);
        thread("back " + link, () -> copy(to, from, link));
        copy(from, to, link);
      }
    } catch (IOException e) {
      // nobody listens: the sender sees its connection closed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      forget(from);
      forget(to);
    }
  }

  private void copy(Socket from, Socket to, Link link) {
    var buffer = new byte[BUFFER_BYTES];
    try {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!valve.awaitOpen(link)) {
          return;
        }
        out.write(buffer, 0, read);
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

  private void forget(Socket socket) {
    open.remove(socket);
    end(socket);
  }

  private static void end(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // it is closed
    }
  }

  private static void thread(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
