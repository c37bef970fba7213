package io.evenkeel.http.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenkeel.core.json.Json;
import io.evenkeel.core.service.HttpEndpoint;
import io.evenkeel.core.service.Instance;
import io.evenkeel.core.service.ServiceView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The document of Prometheus' {@code http_sd_config}: one target group for each instance. One that
 * is down is listed, as it is Prometheus that wants to say so.
 */
final class PrometheusTargets {

  private static final String META = "__meta_evenkeel_";

  private record Group(List<String> targets, Map<String, String> labels) {}

  private PrometheusTargets() {}

  static String of(List<ServiceView> services) {
    var groups =
        services.stream()
            .flatMap(service -> HttpInstances.of(service).stream().map(i -> group(service, i)))
            .toList();
    return new String(Json.bytes(groups), UTF_8);
  }

  private static Group group(ServiceView service, Instance instance) {
    var endpoint = HttpEndpoint.parse(instance.address());
    var labels = new TreeMap<String, String>();
    labels.put("__scheme__", endpoint.scheme());
    labels.put(META + "service", service.name());
    labels.put(META + "instance", instance.id());
    labels.put(META + "zone", instance.zone());
    labels.put(META + "weight", Double.toString(instance.weight()));
    labels.put(META + "healthy", Boolean.toString(instance.healthy()));
    instance
        .metadata()
        .forEach((key, value) -> labels.put(META + "metadata_" + labelName(key), value));
    return new Group(List.of(endpoint.authority()), labels);
  }

  private static String labelName(String key) {
    return key.replaceAll("[^A-Za-z0-9_]", "_");
  }
}
