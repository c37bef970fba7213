package io.evenkeel.core.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.view.CallsView;
import io.evenkeel.core.view.ClusterLoadView;
import io.evenkeel.core.view.InstanceLoadView;
import io.evenkeel.core.view.ServiceLoadView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services of which there may be none, with the load as a controller sees it. */
class FromNoneTest {

  private static final OrderSettings ORDERS =
      new OrderSettings(
          Duration.ofSeconds(15),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(4));
  private static final LoopSettings SETTINGS =
      new LoopSettings(Duration.ofSeconds(3), Duration.ZERO, Duration.ofMinutes(10), ORDERS);

  private final CapacityMeter capacity = new CapacityMeter();
  private final List<Integer> orders = new ArrayList<>();
  private int ordered = 1;

  @ParameterizedTest
  @CsvSource({
    "hpa, requests",
    "hpa, cpu",
    "target-tracking, requests",
    "target-tracking, cpu",
    "step, requests",
    "step, cpu",
    "kpa,",
    "ray,",
    "predictive,"
  })
  void whatIsCalledComesBackFromNoneAndStays(String policy, String metric) {
    Map<String, String> parameters = metric == null ? Map.of() : Map.of("metric", metric);
    var loop = new ScalingLoop(new Scaling(policy, parameters, 0, 10), 64, 16, SETTINGS);
    pass(loop, 0, 600, false);
    pass(loop, 600, 30, true);
    assertThat(ordered).isPositive();
    orders.clear();
    pass(loop, 630, 1_170, true);
    assertThat(orders).doesNotContain(0);
    assertThat(ordered).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"hpa", "kpa", "target-tracking", "step", "ray", "predictive"})
  void whatNobodyCallsMayBeNone(String policy) {
    var loop = new ScalingLoop(new Scaling(policy, Map.of(), 0, 10), 64, 16, SETTINGS);
    pass(loop, 0, 1_800, false);
    assertThat(ordered).isZero();
    assertThat(orders).hasSize(1);
  }

  /** A call each two seconds, of 100 ms; what is ordered serves at once. */
  private void pass(ScalingLoop loop, int from, int seconds, boolean called) {
    for (int second = from; second < from + seconds; second++) {
      boolean now = called && second % 2 == 0;
      var load = ScalingLoad.ofService(cluster(now), "pricing");
      capacity.add(load);
      long nanos = second * 1_000_000_000L;
      var snapshot = load.snapshot(nanos, ordered, capacity.perInstance());
      loop.step(new ScalingReading(nanos, 0, ordered, Optional.of(snapshot), "", ""))
          .ifPresent(
              count -> {
                ordered = count;
                orders.add(count);
                loop.taken();
              });
    }
  }

  private ClusterLoadView cluster(boolean called) {
    double rate = called ? 1 : 0;
    double used = ordered == 0 ? 0 : 0.1 * rate / ordered;
    var calls = new CallsView(rate, ordered == 0 ? 0 : rate, 0, 0, 100, 100, 100);
    var instances = new ArrayList<InstanceLoadView>();
    for (int i = 0; i < ordered; i++) {
      instances.add(new InstanceLoadView("a-" + i, "a", calls, 0, used));
    }
    var service = new ServiceLoadView("pricing", calls, 0, used, instances);
    return new ClusterLoadView(1, List.of(), List.of(service), List.of(), List.of());
  }
}
