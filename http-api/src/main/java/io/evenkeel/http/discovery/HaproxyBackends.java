package io.evenkeel.http.discovery;

import io.evenkeel.core.service.HttpEndpoint;
import io.evenkeel.core.service.Instance;
import io.evenkeel.core.service.ServiceView;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@code backend} section of HAProxy for each service. Names and addresses were checked when they
 * were registered, so that nothing in them can be taken for configuration. Paths of URLs are left
 * out, as a server has none.
 */
final class HaproxyBackends {

  private HaproxyBackends() {}

  static String of(List<ServiceView> services) {
    return services.stream().map(HaproxyBackends::backend).collect(Collectors.joining("\n"));
  }

  private static String backend(ServiceView service) {
    var instances = HttpInstances.of(service);
    return instances.stream()
        .map(instance -> server(instance, instances))
        .collect(Collectors.joining("", "backend " + service.name() + "\n", ""));
  }

  private static String server(Instance instance, List<Instance> all) {
    var endpoint = HttpEndpoint.parse(instance.address());
    return "    server %s %s check weight %d%s%s\n"
        .formatted(
            instance.id(),
            endpoint.authority(),
            HttpInstances.wholeWeight(instance, all),
            endpoint.scheme().equals("https") ? " ssl verify required" : "",
            instance.healthy() ? "" : " disabled");
  }
}
