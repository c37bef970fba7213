package io.evenkeel.persistence.cassandra;

import java.net.InetSocketAddress;

/**
 * Where a Cassandra node takes CQL.
 *
 * @param host a name or an address, IPv6 without brackets
 * @param port 1 to 65535
 */
public record ContactPoint(String host, int port) {

  public ContactPoint {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "a contact point must be host:port with a port of 1 to 65535, was " + host + ":" + port);
    }
  }

  /**
   * Reads {@code host:port}, where the last colon parts the two.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static ContactPoint parse(String text) {
    var colon = text.lastIndexOf(':');
    try {
      return new ContactPoint(
          text.substring(0, Math.max(colon, 0)).replaceAll("^\\[|]$", ""),
          Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a contact point must be host:port, was " + text, e);
    }
  }

  /** The address, resolved now; unresolved if the name has none. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  /** {@code host:port}, as {@link #parse} reads it. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
