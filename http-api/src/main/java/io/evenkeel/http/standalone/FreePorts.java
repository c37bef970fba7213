package io.evenkeel.http.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Ports of this machine that nobody listens on at the moment. */
final class FreePorts {

  private FreePorts() {}

  /** So many different ones, chosen by the operating system. */
  static List<Integer> find(int count) {
    var sockets = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new StartFailed("there are no free ports on this machine", e);
    } finally {
      sockets.forEach(FreePorts::close);
    }
  }

  /** The first of so many free ports that follow each other. */
  static int findInRow(int count) {
    for (int attempt = 0; attempt < 100; attempt++) {
      int first = find(1).get(0);
      if (IntStream.range(first, first + count).allMatch(FreePorts::isFree)) {
        return first;
      }
    }
    throw new StartFailed("there are no " + count + " free ports in a row on this machine");
  }

  /**
   * Makes sure that a port can be listened on.
   *
   * @throws StartFailed naming the port when it cannot
   */
  static void require(int port, String remedy) {
    if (!isFree(port)) {
      throw new StartFailed("port " + port + " is in use; " + remedy);
    }
  }

  /** Whether it can be listened on at the moment. */
  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new StartFailed("a port cannot be freed", e);
    }
  }
}
