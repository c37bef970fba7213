package io.evenkeel.http.gateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenkeel.core.service.HttpEndpoint;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;

/**
 * Where requests to an instance go. Pure.
 *
 * @param host as the certificate names it; without the brackets of IPv6
 * @param authority for {@code Host}
 * @param path before that of each request, without a slash at its end
 */
record Target(boolean tls, String host, int port, String authority, String path) {

  private static final String HEX = "0123456789ABCDEF";

  /**
   * Of the URL of an instance.
   *
   * @throws io.evenkeel.core.service.InvalidRegistration when it is none
   */
  static Target of(String url) {
    var endpoint = HttpEndpoint.parse(url);
    boolean tls = endpoint.scheme().equals("https");
    var name = endpoint.host();
    var host = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    boolean usual = endpoint.port() == (tls ? 443 : 80);
    return new Target(
        tls, host, endpoint.port(), usual ? name : endpoint.authority(), endpoint.path());
  }

  /** Unresolved when it has a name, which may take long. */
  InetSocketAddress address() {
    var literal = NetUtil.createInetAddressFromIpAddressString(host);
    return literal == null
        ? InetSocketAddress.createUnresolved(host, port)
        : new InetSocketAddress(literal, port);
  }

  /** Path and query as they stand in the first line of a request: printable ASCII, no space. */
  String line(String pathAndQuery) {
    var slash = pathAndQuery.startsWith("/") ? "" : "/";
    return escaped(path + slash + pathAndQuery);
  }

  private static String escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return escapedBytes(text.getBytes(UTF_8));
      }
    }
    return text;
  }

  private static String escapedBytes(byte[] bytes) {
    var escaped = new StringBuilder(bytes.length + 16);
    for (byte one : bytes) {
      if (isPlain((char) (one & 0xff))) {
        escaped.append((char) one);
      } else {
        escaped.append('%').append(HEX.charAt((one >> 4) & 0xf)).append(HEX.charAt(one & 0xf));
      }
    }
    return escaped.toString();
  }

  private static boolean isPlain(char c) {
    return c > ' ' && c < 0x7f;
  }
}
