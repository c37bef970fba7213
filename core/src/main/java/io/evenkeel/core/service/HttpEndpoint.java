package io.evenkeel.core.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an HTTP instance is called.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or an address, one of IPv6 in brackets
 * @param path what stands before the path of a call, without a slash at its end; may be empty
 */
public record HttpEndpoint(String scheme, String host, int port, String path) {

  private static final int MOST_CHARACTERS = 512;
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}]");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*/?");

  /**
   * Reads a URL, as {@code http://10.0.0.7:8080/base}.
   *
   * @throws InvalidRegistration when it is none that can be called
   */
  public static HttpEndpoint parse(String url) {
    require(url.length() <= MOST_CHARACTERS, "must have at most 512 characters", "" + url.length());
    var uri = uri(url);
    var scheme = text(uri.getScheme()).toLowerCase(Locale.ROOT);
    require(
        scheme.equals("http") || scheme.equals("https"),
        "must start with http:// or https://",
        url);
    require(HOST.matcher(text(uri.getHost())).matches(), "must have a host", url);
    require(
        uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null,
        "must have no user, query or fragment",
        url);
    require(PATH.matcher(text(uri.getRawPath())).matches(), "must have a plain path", url);
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    require(port >= 1 && port <= 65_535, "must have a port of 1 to 65535", url);
    var path = text(uri.getRawPath());
    return new HttpEndpoint(
        scheme,
        text(uri.getHost()),
        port,
        path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  /** {@code host:port}. */
  public String authority() {
    return host + ":" + port;
  }

  /** Without a slash at its end. */
  public String url() {
    return scheme + "://" + authority() + path;
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new InvalidRegistration("url", "url must be a URL, was '" + url + "'");
    }
  }

  private static String text(@Nullable String part) {
    return part == null ? "" : part;
  }

  private static void require(boolean ok, String rule, String found) {
    if (!ok) {
      throw new InvalidRegistration("url", "url " + rule + ", was '" + found + "'");
    }
  }
}
