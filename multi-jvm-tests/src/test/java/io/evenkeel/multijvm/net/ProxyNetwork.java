package io.evenkeel.multijvm.net;

import static org.junit.jupiter.api.Assumptions.abort;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final Map<Integer, Home> homes = new HashMap<>();

  /**
   * Of a node.
   *
   * @param kind of the address it listens at itself; it calls from the next kind
   */
  private record Home(Relay relay, int port, int kind) {
    Home next() {
      return new Home(relay, port, kind + 2);
    }
  }

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
    var relay =
        Relay.start(
            new InetSocketAddress(address(1, node), port),
            new InetSocketAddress(address(2, node), port),
            caller -> new Link(nodeAt(caller), node),
            valve);
    homes.put(node, new Home(relay, port, 2));
    return site(node, 2);
  }

  @Override
  public Site replacement(int node) {
    var next = Objects.requireNonNull(homes.get(node)).next();
    homes.put(node, next);
    next.relay.moveTo(new InetSocketAddress(address(next.kind, node), next.port));
    return site(node, next.kind);
  }

  private static Site site(int node, int kind) {
    return new Site(
        address(1, node),
        List.of(),
        """
        evenkeel.bind-host = "%s"
        akka.remote.artery.advanced.tcp.outbound-client-hostname = "%s"
        """
            .formatted(address(kind, node), address(kind + 1, node)));
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
    homes.values().forEach(home -> home.relay.close());
  }

  private static String address(int kind, int node) {
    return "127.0." + kind + "." + (node + 1);
  }

  private static int nodeAt(SocketAddress caller) {
    return ((InetSocketAddress) caller).getAddress().getAddress()[3] - 1;
  }
}
