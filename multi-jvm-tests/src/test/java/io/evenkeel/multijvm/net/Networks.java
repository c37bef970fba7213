package io.evenkeel.multijvm.net;

/** Opens the best network that this machine can make. */
public final class Networks {

  /** {@code namespaces} or {@code proxies}; anything else, or nothing: whatever works. */
  private static final String WANTED = System.getProperty("evenkeel.faults.network", "");

  private Networks() {}

  /**
   * A network without faults, for so many nodes. Says on the output what it is made of.
   *
   * @param databasePort of the database, on 127.0.0.1 of this machine
   */
  public static Network open(int nodes, int databasePort) {
    var network = choose(nodes, databasePort);
    System.out.println("network: " + network.describe());
    return network;
  }

  /** As {@link #open}, of proxies, which need no database port. */
  public static Network proxies(int nodes) {
    var network = new ProxyNetwork(nodes);
    System.out.println("network: " + network.describe());
    return network;
  }

  private static Network choose(int nodes, int databasePort) {
    if (WANTED.equals("proxies")) {
      return new ProxyNetwork(nodes);
    }
    var namespaces = NamespaceNetwork.open(nodes, databasePort);
    return WANTED.equals("namespaces")
        ? namespaces.orElseThrow()
        : namespaces.orElseGet(() -> new ProxyNetwork(nodes));
  }
}
