package io.evenkeel.http.discovery;

import io.evenkeel.core.service.ServiceView;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** All forms by name. A new one is one file and one entry here. */
public enum DiscoveryFormat {
  PROMETHEUS {
    @Override
    public String render(List<ServiceView> services) {
      return PrometheusTargets.of(services);
    }
  },
  HAPROXY {
    @Override
    public String render(List<ServiceView> services) {
      return HaproxyBackends.of(services);
    }
  },
  NGINX {
    @Override
    public String render(List<ServiceView> services) {
      return NginxUpstreams.of(services);
    }
  };

  /** The HTTP instances of the services; instances in the cluster are left out. */
  public abstract String render(List<ServiceView> services);

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

  /** Whether it is JSON; it is plain text when not. */
  public boolean isJson() {
    return this == PROMETHEUS;
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String names() {
    return Arrays.stream(values()).map(DiscoveryFormat::key).collect(Collectors.joining(", "));
  }
}
