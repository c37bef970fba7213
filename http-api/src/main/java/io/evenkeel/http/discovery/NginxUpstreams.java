package io.evenkeel.http.discovery;

import io.evenkeel.core.service.HttpEndpoint;
import io.evenkeel.core.service.Instance;
import io.evenkeel.core.service.ServiceView;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An {@code upstream} block of nginx for each service, under the limits of {@link HaproxyBackends}.
 */
final class NginxUpstreams {

  /** nginx does not start with an upstream that has no server. */
  private static final String NOBODY = "    server 127.0.0.1:1 down; # no instance\n";

  private NginxUpstreams() {}

  static String of(List<ServiceView> services) {
    return services.stream().map(NginxUpstreams::upstream).collect(Collectors.joining("\n"));
  }

  private static String upstream(ServiceView service) {
    var instances = HttpInstances.of(service);
    var servers =
        instances.stream()
            .map(instance -> server(instance, instances))
            .collect(Collectors.joining());
    return "upstream " + service.name() + " {\n" + (servers.isEmpty() ? NOBODY : servers) + "}\n";
  }

  private static String server(Instance instance, List<Instance> all) {
    return "    server %s weight=%d%s; # %s\n"
        .formatted(
            HttpEndpoint.parse(instance.address()).authority(),
            HttpInstances.wholeWeight(instance, all),
            instance.healthy() ? "" : " down",
            instance.id());
  }
}
