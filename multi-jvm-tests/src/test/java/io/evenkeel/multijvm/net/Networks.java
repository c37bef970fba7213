package io.evenkeel.multijvm.net;

/** Opens the best network that this machine can make. */
public final class Networks {

  private Networks() {}

  /**
   * A network without faults, for so many nodes. Says on the output what it is made of.
   *
   * @param databasePort of the database, on 127.0.0.1 of this machine
   */
  public static Network open(int nodes, int databasePort) {
    var network = new ProxyNetwork(nodes);
    System.out.println("network: " + network.describe());
    return network;
  }
}
