package io.evenkeel.multijvm.net;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A network of the kernel: each node in a network namespace of its own, with an address of its own.
 * Needs Linux with iproute2, util-linux and bash, and the right to make user namespaces, which most
 * systems give to everyone; no other privilege. The machine's own network is not touched: what
 * crosses, HTTP and the database, does so over Unix sockets.
 *
 * <p>All namespaces belong to one process, which ends when this one does, so that nothing is left
 * of a run that crashed but a folder, which the next run removes.
 */
final class NamespaceNetwork implements Network {

  private static final String MIDDLE = "10.78.0.254";

  private final int size;
  private final int databasePort;
  private final SocketFolder folder;
  private final Dialogue holder;
  private final Dialogue middle;
  private final boolean lossy;
  private final List<Relay> relays = new ArrayList<>();
  private final Set<Link> cut = new HashSet<>();

  private NamespaceNetwork(int size, int databasePort, Dialogue holder) {
    this.size = size;
    this.databasePort = databasePort;
    this.folder = SocketFolder.create();
    this.holder = holder;
    this.lossy = holder.ask("lossy").equals("ok");
    this.middle = Dialogue.start(in("middle", relayCommand()));
    relay(MIDDLE + ":" + databasePort, "database", "127.0.0.1:" + databasePort);
  }

  /** Empty, with a reason on the output, where this machine does not let it. */
  static Optional<Network> open(int size, int databasePort) {
    var unshare = List.of("unshare", "-Urnm", "--propagation", "private");
    var bash = List.of("bash", "-c", script(), "namespaces", "" + size);
    try {
      var holder = Dialogue.start(Stream.of(unshare, bash).flatMap(List::stream).toList());
      var said = holder.answer();
      if (said.equals("ready")) {
        return Optional.of(new NamespaceNetwork(size, databasePort, holder));
      }
      holder.close();
      System.out.println("network: no namespaces: " + said);
    } catch (UncheckedIOException e) {
      System.out.println("network: no namespaces: " + e.getMessage());
    }
    return Optional.empty();
  }

  @Override
  public String describe() {
    return "network namespaces"
        + (lossy ? "" : "; cannot lose single packets, as that needs nftables (nft)");
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Site site(int node, int port, int httpPort) {
    int number = node + 1;
    var http = "10.78.0." + number;
    var socket = "http-" + number;
    answer(middle.ask(folder.socket(socket) + " " + http + ":" + httpPort), "listening");
    relays.add(Relay.start(address("127.0.0.1:" + httpPort), address(folder.socket(socket))));
    return new Site(
        "10.77.0." + number,
        in("n" + number, List.of()),
        """
        evenkeel {
          http { host = "%s", advertised-url = "http://127.0.0.1:%d" }
          cassandra.contact-points = ["%s:%d"]
        }
        """
            .formatted(http, httpPort, MIDDLE, databasePort));
  }

  @Override
  public Site replacement(int node) {
    return abort("a node's address does not move between namespaces: this needs the proxies");
  }

  @Override
  public void cut(Set<Link> links) {
    links.forEach(link -> change("cut", link));
    cut.addAll(links);
  }

  @Override
  public void loss(int percent, int node) {
    if (!lossy) {
      abort("loss of packets: " + describe());
    }
    run("lose " + percent + " " + (node + 1));
  }

  @Override
  public void heal() {
    cut.forEach(link -> change("join", link));
    cut.clear();
    if (lossy) {
      run("keep");
    }
  }

  @Override
  public void close() {
    relays.forEach(Relay::close);
    middle.close();
    holder.close();
    folder.close();
  }

  /** From an address in the middle, over a Unix socket, to one of this machine. */
  private void relay(String from, String socket, String to) {
    relays.add(Relay.start(address(folder.socket(socket)), address(to)));
    answer(middle.ask(from + " " + folder.socket(socket)), "listening");
  }

  private void change(String what, Link link) {
    run(what + " " + (link.from() + 1) + " " + (link.to() + 1));
  }

  private void run(String line) {
    answer(holder.ask(line), "ok");
  }

  private static void answer(String said, String expected) {
    if (!said.startsWith(expected)) {
      throw new IllegalStateException("the network says '" + said + "', not " + expected);
    }
  }

  /** A command in one of the namespaces. */
  private List<String> in(String namespace, List<String> command) {
    var enter = List.of("nsenter", "-t", "" + holder.pid(), "-U", "-m", "--preserve-credentials");
    var netns = List.of("ip", "netns", "exec", namespace);
    return Stream.of(enter, netns, command).flatMap(List::stream).toList();
  }

  private static List<String> relayCommand() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java,
        "-Xmx64m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        Path.of("target/test-classes").toAbsolutePath().toString(),
        RelayProcess.class.getName());
  }

  private static SocketAddress address(String text) {
    return RelayProcess.address(text);
  }

  private static String script() {
    try (InputStream in = NamespaceNetwork.class.getResourceAsStream("namespaces.sh")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
