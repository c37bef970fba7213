package io.evenkeel.multijvm.net;

import static org.junit.jupiter.api.Assumptions.abort;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A network of proxies on the loopback device, which needs no privilege. Node i is known as
 * 127.0.1.i, where its proxy listens, listens itself on 127.0.2.i and calls others from 127.0.3.i,
 * so a proxy sees who calls. Akka uses a connection in one direction only, so that one way can be
 * cut without the other.
 */
final class ProxyNetwork implements Network {

  private final int size;
  private final Valve valve = new Valve();
  private final List<Relay> relays = new ArrayList<>();

  ProxyNetwork(int size) {
    this.size = size;
  }

  @Override
  public String describe() {
    return "proxies on the loopback device; cannot lose single packets";
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Site site(int node, int port, int httpPort) {
    relays.add(
        Relay.start(
            new InetSocketAddress(address(1, node), port),
            new InetSocketAddress(address(2, node), port),
            caller -> new Link(nodeAt(caller), node),
            valve));
    return new Site(
        address(1, node),
        List.of(),
        """
        evenkeel.bind-host = "%s"
        akka.remote.artery.advanced.tcp.outbound-client-hostname = "%s"
        """
            .formatted(address(2, node), address(3, node)));
  }

  @Override
  public void cut(Set<Link> links) {
    valve.shut(links);
  }

  @Override
  public void loss(int percent, int node) {
    abort("loss of packets: " + describe());
  }

  @Override
  public void heal() {
    valve.openAll();
  }

  @Override
  public void close() {
    valve.close();
    relays.forEach(Relay::close);
  }

  private static String address(int kind, int node) {
    return "127.0." + kind + "." + (node + 1);
  }

  private static int nodeAt(SocketAddress caller) {
    return ((InetSocketAddress) caller).getAddress().getAddress()[3] - 1;
  }
}
