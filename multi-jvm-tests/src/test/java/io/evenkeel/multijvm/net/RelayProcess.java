package io.evenkeel.multijvm.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * Relays in a process of its own, which sees another network than the one that asks for them. Each
 * line of standard input names where to listen and whom to pass on to, {@code host:port} or the
 * path of a Unix socket, and is answered with a line. Ends with its input.
 */
final class RelayProcess {

  private RelayProcess() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var words = line.split(" ", 2);
      Relay.start(address(words[0]), address(words[1]));
      System.out.println("listening at " + words[0]);
    }
    System.exit(0); // what is still open does not matter
  }

  static SocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    return text.startsWith("/")
        ? UnixDomainSocketAddress.of(text)
        : new InetSocketAddress(
            text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }
}
