package io.evenkeel.http.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports of this machine that nobody listens on at the moment. Taken below the range from which the
 * operating system gives ports to outgoing connections, so that a port stays free while its node is
 * away for a restart.
 */
final class FreePorts {

  private static final int FIRST = 10_240;
  private static final int LAST = 32_000;
  private static final int ATTEMPTS = 1_000;

  private FreePorts() {}

  /** So many different ones, at random. */
  static List<Integer> find(int count) {
    var ports =
        ThreadLocalRandom.current()
            .ints(ATTEMPTS, FIRST, LAST)
            .distinct()
            .filter(FreePorts::isFree)
            .limit(count)
            .boxed()
            .toList();
    if (ports.size() < count) {
      throw new StartFailed("there are no " + count + " free ports on this machine");
    }
    return ports;
  }

  /** The first of so many free ports that follow each other. */
  static int findInRow(int count) {
    return ThreadLocalRandom.current()
        .ints(ATTEMPTS, FIRST, LAST)
        .filter(first -> IntStream.range(first, first + count).allMatch(FreePorts::isFree))
        .findFirst()
        .orElseThrow(
            () ->
                new StartFailed("there are no " + count + " free ports in a row on this machine"));
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
}
