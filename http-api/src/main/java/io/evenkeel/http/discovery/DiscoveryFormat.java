package io.evenkeel.http.discovery;

import io.evenkeel.core.service.ServiceView;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All forms by name. A new one is one file and one line here. */
public enum DiscoveryFormat {
  PROMETHEUS("application/json", PrometheusTargets::of),
  HAPROXY("text/plain", HaproxyBackends::of),
  NGINX("text/plain", NginxUpstreams::of);

  private final String mediaType;
  private final Function<List<ServiceView>, String> render;

  DiscoveryFormat(String mediaType, Function<List<ServiceView>, String> render) {
    this.mediaType = mediaType;
    this.render = render;
  }

  /**
   * The form of this name.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static DiscoveryFormat named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.key().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("unknown format '" + name + "'; known: " + names()));
  }

  public boolean isJson() {
    return mediaType.endsWith("json");
  }

  /** The HTTP instances of the services; instances in the cluster are left out. */
  public String render(List<ServiceView> services) {
    return render.apply(services);
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String names() {
    return Arrays.stream(values()).map(DiscoveryFormat::key).collect(Collectors.joining(", "));
  }
}
