package io.evenkeel.core.config;

/**
 * A host name or address with a port.
 *
 * @param port 0 to 65535; 0 lets the system choose one
 */
public record HostPort(String host, int port) {

  public HostPort {
    if (host.isBlank()) {
      throw new IllegalArgumentException("a host must not be empty");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port must be 0 to 65535, was " + port);
    }
  }

  /** Reads {@code host:port}; {@code key} is named in the error. */
  public static HostPort parse(String key, String text) {
    int colon = text.lastIndexOf(':');
    try {
      return new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(key + " must be host:port, was '" + text + "'", e);
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
