package io.evenkeel.multijvm.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports that nobody listens on. Taken below the range from which the operating system gives ports
 * to outgoing connections, so that a port stays free while its process is away for a restart; given
 * to one test only.
 */
public final class FreePort {

  private static final int FIRST = 11_000;
  private static final int LAST = 31_000;

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  public static int next() {
    return firstOf(1);
  }

  /** The first of so many free ports in a row. */
  public static int firstOf(int count) {
    for (int attempt = 0; attempt < 1000; attempt++) {
      int first = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (IntStream.range(first, first + count).allMatch(FreePort::isNew)) {
        return first;
      }
    }
    throw new IllegalStateException("there are no " + count + " free ports in a row");
  }

  private static boolean isNew(int port) {
    return GIVEN.add(port) && isFree(port);
  }

  /** Whether one could listen there now. */
  public static boolean isFree(int port) {
    try (var socket = open(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Listens on a port and never answers, until it is closed. */
  public static ServerSocket occupy(int port) {
    try {
      return open(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerSocket open(int port) throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    try {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
