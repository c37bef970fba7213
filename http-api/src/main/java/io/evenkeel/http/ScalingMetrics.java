package io.evenkeel.http;

import io.evenkeel.core.runtime.scaling.ScalingGauges;
import io.evenkeel.core.view.ScalingView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How targets are scaled, as gauges: on the node whose controller decides, and nowhere else. */
final class ScalingMetrics {

  private static final Map<String, ToDoubleFunction<ScalingView>> FIGURES = figures();

  private final ScalingGauges scaling;
  private final Map<String, MultiGauge> gauges = new LinkedHashMap<>();

  ScalingMetrics(ScalingGauges scaling, MeterRegistry registry) {
    this.scaling = scaling;
    FIGURES.keySet().forEach(n -> gauges.put(n, MultiGauge.builder(n).register(registry)));
  }

  private static Map<String, ToDoubleFunction<ScalingView>> figures() {
    var figures = new LinkedHashMap<String, ToDoubleFunction<ScalingView>>();
    figures.put("evenkeel.scaling.wanted", view -> known(view.wanted()));
    figures.put("evenkeel.scaling.ordered", view -> known(view.ordered()));
    figures.put("evenkeel.scaling.ready", view -> known(view.ready()));
    figures.put(
        "evenkeel.scaling.per.instance",
        view -> view.perInstance() > 0 ? view.perInstance() : Double.NaN);
    figures.put("evenkeel.scaling.alarm", view -> view.alarm().isEmpty() ? 0 : 1);
    figures.put("evenkeel.scaling.orders", ScalingView::orders);
    figures.put("evenkeel.scaling.failed.orders", ScalingView::failedOrders);
    return figures;
  }

  /** NaN as long as nobody knows it. */
  private static double known(int count) {
    return count == ScalingView.UNKNOWN ? Double.NaN : count;
  }

  /** Before they are read. */
  void refresh() {
    var views = scaling.now();
    gauges.forEach((name, gauge) -> gauge.register(rows(name, views), true));
  }

  private static List<Row<?>> rows(String name, List<ScalingView> views) {
    return views.stream()
        .<Row<?>>map(view -> Row.of(tags(view), view, FIGURES.getOrDefault(name, v -> Double.NaN)))
        .toList();
  }

  private static Tags tags(ScalingView view) {
    var target = view.target().isEmpty() ? "nodes" : "service/" + view.target();
    return Tags.of("target", target, "policy", view.policy());
  }
}
