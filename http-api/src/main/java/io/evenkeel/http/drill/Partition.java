package io.evenkeel.http.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Cuts a node's connections with the other nodes by rules of the kernel's packet filter, in a table
 * of its own. Its HTTP and its way to the database stay open. Packets are dropped, as by a broken
 * switch: nobody is told.
 *
 * @param process of the victim
 * @param victimPort remoting port of the victim
 * @param ports remoting ports of all members
 */
record Partition(ProcessHandle process, int victimPort, List<Integer> ports) implements Fault {

  private static final String TABLE = "inet evenkeel_drill";
  private static final Path PROC = Path.of("/proc");

  /**
   * A partition that is possible here.
   *
   * @throws DrillFailed saying what is missing
   */
  static Partition of(ProcessHandle process, Member victim, List<Member> members) {
    var missing = new ArrayList<String>();
    if (!"root".equals(System.getProperty("user.name"))) {
      missing.add("the rights of root");
    }
    if (!isInstalled("nft")) {
      missing.add("the command 'nft' (nftables)");
    }
    if (!missing.isEmpty()) {
      throw new DrillFailed(
          "a partition of a local cluster is made by the kernel's packet filter, which needs "
              + String.join(" and ", missing));
    }
    return new Partition(process, port(victim), members.stream().map(Partition::port).toList());
  }

  @Override
  public void inject() {
    nft(rules(victimPort, ports, outgoing()));
  }

  /** The first line makes the second one right, whether the table is there or not. */
  @Override
  public void heal() {
    nft("add table " + TABLE + "\ndelete table " + TABLE + "\n");
  }

  /**
   * What is dropped: all of the victim's connections as they are, and new ones between any nodes,
   * as a new one cannot be told by its ports to be the victim's. Those of the others stay open.
   *
   * @param outgoing local ports of the connections that the victim has opened to other nodes
   */
  static String rules(int victimPort, List<Integer> ports, Set<Integer> outgoing) {
    var cut = new ArrayList<>(outgoing.stream().sorted().toList());
    cut.add(0, victimPort);
    return """
    add table %1$s
    delete table %1$s
    table %1$s {
      chain cut {
        type filter hook input priority 0; policy accept;
        tcp dport { %2$s } drop
        tcp sport { %2$s } drop
        tcp dport { %3$s } tcp flags & (syn | ack) == syn drop
      }
    }
    """
        .formatted(TABLE, text(cut), text(ports));
  }

  /**
   * The local ports of a process's connections to some ports.
   *
   * @param table lines of {@code /proc/net/tcp} or {@code tcp6}
   * @param inodes of the process's sockets
   */
  static Set<Integer> localPorts(List<String> table, Set<String> inodes, List<Integer> remote) {
    var found = new HashSet<Integer>();
    for (var line : table) {
      var columns = line.strip().split("\\s+", -1);
      if (columns.length > 9 && inodes.contains(columns[9]) && remote.contains(port(columns[2]))) {
        found.add(port(columns[1]));
      }
    }
    return found;
  }

  private Set<Integer> outgoing() {
    try {
      var inodes = sockets();
      var found = localPorts(Files.readAllLines(PROC.resolve("net/tcp")), inodes, ports);
      found.addAll(localPorts(Files.readAllLines(PROC.resolve("net/tcp6")), inodes, ports));
      return found;
    } catch (IOException e) {
      throw new DrillFailed("the victim's connections cannot be read: " + e.getMessage(), e);
    }
  }

  private Set<String> sockets() throws IOException {
    var inodes = new HashSet<String>();
    var folder = PROC.resolve(Long.toString(process.pid())).resolve("fd");
    try (var descriptors = Files.newDirectoryStream(folder)) {
      for (var descriptor : descriptors) {
        var target = Files.readSymbolicLink(descriptor).toString();
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    }
    return inodes;
  }

  private static int port(Member member) {
    return Integer.parseInt(member.address().substring(member.address().lastIndexOf(':') + 1));
  }

  private static int port(String hexAddress) {
    return Integer.parseInt(hexAddress.substring(hexAddress.indexOf(':') + 1), 16);
  }

  private static String text(List<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static boolean isInstalled(String command) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  private static void nft(String rules) {
    try {
      var nft = new ProcessBuilder("nft", "-f", "-").redirectErrorStream(true).start();
      try (var in = nft.outputWriter(StandardCharsets.US_ASCII)) {
        in.write(rules);
      }
      var said = new String(nft.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!nft.waitFor(10, TimeUnit.SECONDS) || nft.exitValue() != 0) {
        throw new DrillFailed("nft refused the rules: " + said.lines().findFirst().orElse(""));
      }
    } catch (IOException e) {
      throw new DrillFailed("nft cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DrillFailed("interrupted", e);
    }
  }
}
