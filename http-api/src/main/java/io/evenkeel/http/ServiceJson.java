package io.evenkeel.http;

import io.evenkeel.core.balancing.Strategies;
import io.evenkeel.core.balancing.StrategyKind;
import io.evenkeel.core.parameter.Parameter;
import io.evenkeel.core.service.Balancing;
import io.evenkeel.core.service.Instance;
import io.evenkeel.core.service.RoutingView;
import io.evenkeel.core.service.ServiceView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Services as clients see them. Pure. */
final class ServiceJson {

  private ServiceJson() {}

  static Map<String, Object> list(List<ServiceView> services) {
    return Map.of("services", services.stream().map(ServiceJson::summary).toList());
  }

  private static Map<String, Object> summary(ServiceView service) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", service.name());
    json.put("kind", kind(service));
    json.put("strategy", service.balancing().strategy());
    json.put("instances", service.instances().size());
    json.put("healthy", service.instances().stream().filter(Instance::healthy).count());
    return json;
  }

  /** The whole service, with what the asked node's router knows. */
  static Map<String, Object> whole(ServiceView service, RoutingView routing) {
    var loads =
        routing.loads().stream().collect(Collectors.toMap(RoutingView.Load::instance, l -> l));
    var json = new LinkedHashMap<String, Object>();
    json.put("name", service.name());
    json.put("kind", kind(service));
    json.put("balancing", service.balancing());
    json.put("outstanding", routing.outstanding());
    json.put(
        "instances",
        service.instances().stream()
            .map(
                instance -> {
                  var described = instance(instance);
                  var load = loads.get(instance.id());
                  if (load != null) {
                    described.put("load", load(load));
                  }
                  return described;
                })
            .toList());
    json.put("lastDecisions", routing.lastDecisions());
    routing.standing().ifPresent(standing -> json.put("standing", standing));
    return json;
  }

  /** The instances alone: what a watcher is told. */
  static Map<String, Object> instances(ServiceView service) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", service.name());
    json.put("instances", service.instances().stream().map(ServiceJson::instance).toList());
    return json;
  }

  /** The strategy in force, and those that could be. */
  static Map<String, Object> balancing(String service, Balancing balancing) {
    var json = new LinkedHashMap<String, Object>();
    json.put("service", service);
    json.put("strategy", balancing.strategy());
    json.put("parameters", balancing.parameters());
    json.put("known", Strategies.all().stream().map(ServiceJson::strategy).toList());
    return json;
  }

  private static Map<String, Object> strategy(StrategyKind kind) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", kind.name());
    json.put("summary", kind.summary());
    json.put("parameters", kind.parameters().stream().map(Parameter::name).toList());
    return json;
  }

  private static String kind(ServiceView service) {
    return service.runsInTheCluster() ? "cluster" : "http";
  }

  private static Map<String, Object> instance(Instance instance) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", instance.id());
    json.put("kind", instance.kind().name().toLowerCase(Locale.ROOT));
    json.put("address", instance.address());
    json.put("weight", instance.weight());
    json.put("zone", instance.zone());
    json.put("metadata", new TreeMap<>(instance.metadata()));
    json.put("healthy", instance.healthy());
    return json;
  }

  private static Map<String, Object> load(RoutingView.Load load) {
    var json = new LinkedHashMap<String, Object>();
    json.put("outstanding", load.outstanding());
    json.put("failures", load.failures());
    load.meanMillis().ifPresent(mean -> json.put("meanMillis", mean));
    load.reported().ifPresent(report -> json.put("reported", report));
    return json;
  }
}
