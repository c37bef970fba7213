package io.evenkeel.http;

import io.evenkeel.core.parameter.Parameter;
import io.evenkeel.core.runtime.scaling.Elasticity;
import io.evenkeel.core.scaling.Policies;
import io.evenkeel.core.scaling.PolicyKind;
import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.core.view.ScalingView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How something is scaled, as clients see it. Pure. */
final class ScalingJson {

  private ScalingJson() {}

  /** Of one target; policy {@code none} when nothing scales it. */
  static Map<String, Object> of(String target, Optional<ScalingView> found) {
    var json = named(target);
    json.put("policy", found.map(ScalingView::policy).orElse(Scaling.NONE));
    found.ifPresent(view -> describe(json, view));
    json.put("known", known());
    return json;
  }

  /** What was just set. */
  static Map<String, Object> of(String target, Scaling scaling) {
    var json = named(target);
    json.put("policy", scaling.policy());
    json.put("parameters", scaling.parameters());
    json.put("min", scaling.min());
    json.put("max", scaling.max());
    json.put("known", known());
    return json;
  }

  /** For a service among all else that is told of it. */
  static Map<String, Object> summary(Optional<ScalingView> found) {
    var json = new LinkedHashMap<String, Object>();
    json.put("policy", found.map(ScalingView::policy).orElse(Scaling.NONE));
    found.ifPresent(view -> describe(json, view));
    return json;
  }

  private static Map<String, Object> named(String target) {
    var json = new LinkedHashMap<String, Object>();
    json.put("target", target.equals(Elasticity.NODES) ? "nodes" : "service");
    if (!target.equals(Elasticity.NODES)) {
      json.put("service", target);
    }
    return json;
  }

  private static void describe(Map<String, Object> json, ScalingView view) {
    json.put("parameters", view.parameters());
    json.put("driver", view.driver());
    json.put("min", view.min());
    json.put("max", view.max());
    count(json, "wanted", view.wanted());
    count(json, "ordered", view.ordered());
    count(json, "ready", view.ready());
    json.put("perInstance", view.perInstance());
    json.put("alarm", view.alarm());
    json.put("orders", view.orders());
    json.put("failedOrders", view.failedOrders());
    json.put("lastDecisions", view.lastDecisions());
  }

  /** Left out as long as nobody knows it. */
  private static void count(Map<String, Object> json, String name, int count) {
    if (count != ScalingView.UNKNOWN) {
      json.put(name, count);
    }
  }

  private static List<Map<String, Object>> known() {
    return Policies.all().stream().map(ScalingJson::policy).toList();
  }

  private static Map<String, Object> policy(PolicyKind kind) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", kind.name());
    json.put("summary", kind.summary());
    json.put("parameters", kind.parameters().stream().map(Parameter::name).toList());
    return json;
  }
}
