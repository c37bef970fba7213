package io.evenkeel.http.gateway;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.headers.RawHeader;
import io.evenkeel.core.protection.TimeoutHeader;
import io.evenkeel.core.service.LoadHeader;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which headers of a message go on to its next hop, and which are added on the way: {@code Via} and
 * the removal of what is for one hop only by RFC 9110 (7.6.1, 7.6.3), {@code Forwarded} by RFC
 * 7239. Pure.
 */
final class ProxyHeaders {

  /** Requests that have passed so many gateways go in a circle. */
  static final int MOST_HOPS = 4;

  private static final String VIA = "1.1 evenkeel";

  /** For one hop, also where {@code Connection} does not name them. */
  private static final Set<String> ONE_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** Written anew for the next hop, or answered here; and what Akka HTTP adds for itself. */
  private static final Set<String> OF_REQUESTS =
      Set.of(
          "host",
          "expect",
          "via",
          "forwarded",
          TimeoutHeader.NAME,
          "timeout-access",
          "raw-request-uri",
          "remote-address",
          "tls-session-info");

  private static final Set<String> OF_RESPONSES =
      Set.of(LoadHeader.NAME.toLowerCase(Locale.ROOT), "evenkeel-instance");

  private ProxyHeaders() {}

  /** How a message came here, found in one pass; all values of a header are one, or empty. */
  private record Way(String connection, String via, String forwarded, String host) {

    static Way of(Iterable<HttpHeader> headers) {
      var connection = "";
      var via = "";
      var forwarded = "";
      var host = "";
      for (var header : headers) {
        switch (header.lowercaseName()) {
          case "connection" -> connection = joined(connection, header.value());
          case "via" -> via = joined(via, header.value());
          case "forwarded" -> forwarded = joined(forwarded, header.value());
          case "host" -> host = joined(host, header.value());
          default -> {} // says nothing of it
        }
      }
      return new Way(connection, via, forwarded, host);
    }

    private static String joined(String before, String value) {
      return before.isEmpty() ? value : before + ", " + value;
    }
  }

  /**
   * Of a request to an instance, but for the time that is left for it.
   *
   * @param client who sent it, if known
   */
  static List<HttpHeader> toInstance(Iterable<HttpHeader> received, Optional<InetAddress> client) {
    var way = Way.of(received);
    var headers = withoutOneHop(received, way.connection(), OF_REQUESTS);
    headers.add(RawHeader.create("Via", Way.joined(way.via(), VIA)));
    headers.add(
        RawHeader.create("Forwarded", Way.joined(way.forwarded(), element(way.host(), client))));
    return headers;
  }

  /** Of a response of the instance with this name. */
  static List<HttpHeader> toClient(Iterable<HttpHeader> received, String instance) {
    var headers = withoutOneHop(received, Way.of(received).connection(), OF_RESPONSES);
    headers.add(RawHeader.create("Evenkeel-Instance", instance));
    return headers;
  }

  /** Whether a request has come through gateways as this one too often. */
  static boolean isInCircle(Iterable<HttpHeader> received) {
    var hops = Way.of(received).via();
    return !hops.isEmpty()
        && Stream.of(hops.split(",", -1)).filter(hop -> hop.trim().equals(VIA)).count()
            >= MOST_HOPS;
  }

  private static List<HttpHeader> withoutOneHop(
      Iterable<HttpHeader> received, String connection, Set<String> otherwise) {
    var named = named(connection);
    var kept = new ArrayList<HttpHeader>();
    for (var header : received) {
      var name = header.lowercaseName();
      if (!ONE_HOP.contains(name) && !otherwise.contains(name) && !named.contains(name)) {
        kept.add(header);
      }
    }
    return kept;
  }

  /** What {@code Connection} names. */
  private static Set<String> named(String connection) {
    return connection.isEmpty()
        ? Set.of()
        : Stream.of(connection.split(",", -1))
            .map(name -> name.trim().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  private static String element(String host, Optional<InetAddress> client) {
    var from = client.map(ProxyHeaders::node).orElse("unknown");
    return "for=" + from + (host.isEmpty() ? "" : ";host=\"" + plain(host) + "\"") + ";proto=http";
  }

  private static String plain(String host) {
    return host.replace("\"", "").replace("\\", "");
  }

  /** RFC 7239, 6: an IPv6 address stands in brackets and quotes. */
  private static String node(InetAddress address) {
    return address instanceof Inet6Address
        ? "\"[" + address.getHostAddress().replaceAll("%.*", "") + "]\""
        : address.getHostAddress();
  }
}
