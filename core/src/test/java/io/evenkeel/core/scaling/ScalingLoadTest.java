package io.evenkeel.core.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.view.CallsView;
import io.evenkeel.core.view.ClusterLoadView;
import io.evenkeel.core.view.InstanceLoadView;
import io.evenkeel.core.view.NodeLoadView;
import io.evenkeel.core.view.NodeResources;
import io.evenkeel.core.view.ServiceLoadView;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScalingLoadTest {

  /** Two instances with 12 calls, 4 of which wait: they need half as much again as is in use. */
  @Test
  void whatWaitsTakesAsMuchAsWhatIsWorkedOn() {
    var pricing =
        new ServiceLoadView(
            "pricing", calls(50, 40, 99), 4, 0.8, List.of(instance(0.8, 6), instance(0.8, 6)));
    var load = ScalingLoad.ofService(cluster(List.of(), List.of(pricing)), "pricing");
    assertThat(load.ready()).isEqualTo(2);
    assertThat(load.perSecond()).isEqualTo(50);
    assertThat(load.endedPerSecond()).isEqualTo(60);
    assertThat(load.busy()).isCloseTo(1.6 * 1.5, within(1e-9));
  }

  @Test
  void ofAServiceThatNobodyToldOfThereIsNoLoad() {
    var load = ScalingLoad.ofService(cluster(List.of(), List.of()), "pricing");
    assertThat(load).isEqualTo(new ScalingLoad(0, 0, 0, 0, 0, 0));
  }

  @Test
  void forNodesCountsWhatWaitsForServicesWhoseNumberIsFixed() {
    var nodes = List.of(node(0.2), node(0.6));
    var services = List.of(waiting("pricing", 7), waiting("stock", 2));
    var load = ScalingLoad.ofNodes(cluster(nodes, services), Set.of("pricing"));
    assertThat(load.ready()).isEqualTo(2);
    assertThat(load.queued()).isEqualTo(2);
    assertThat(load.used()).isCloseTo(0.4, within(1e-9));
    assertThat(load.perSecond()).isEqualTo(200);
    assertThat(load.busy()).isCloseTo(0.8 + 2 * 0.8 / 8, within(1e-9)); // ten are in flight
  }

  @Test
  void whatIsOrderedAndDoesNotServeYetStarts() {
    var load = new ScalingLoad(3, 50, 50, 2, 0, 0.6);
    assertThat(load.snapshot(7, 5, 100).starting()).isEqualTo(2);
    assertThat(load.snapshot(7, 5, 100).ready()).isEqualTo(3);
    assertThat(load.snapshot(7, 2, 100).ready()).isEqualTo(2);
    assertThat(load.snapshot(7, 2, 100).starting()).isZero();
  }

  @Test
  void oneInstanceCanDoWhatItEndedByTheShareOfItInUse() {
    var meter = new CapacityMeter();
    meter.add(new ScalingLoad(2, 0, 0, 0, 0, 0));
    assertThat(meter.perInstance()).isEqualTo(LoadSnapshot.UNKNOWN);
    meter.add(new ScalingLoad(2, 4, 2, 1, 0, 0.5)); // too few ended to measure it
    assertThat(meter.perInstance()).isEqualTo(4);
    meter.add(new ScalingLoad(2, 110, 100, 1, 0, 0.5));
    assertThat(meter.perInstance()).isEqualTo(100);
    meter.add(new ScalingLoad(2, 4, 2, 1, 0, 0.5));
    assertThat(meter.perInstance()).isEqualTo(100);
  }

  private static ClusterLoadView cluster(List<NodeLoadView> nodes, List<ServiceLoadView> services) {
    return new ClusterLoadView(1, nodes, services, List.of(), List.of());
  }

  private static InstanceLoadView instance(double used, long inFlight) {
    return new InstanceLoadView("a-0", "a", calls(25, 30, inFlight), 2, used);
  }

  private static ServiceLoadView waiting(String name, int queued) {
    return new ServiceLoadView(name, calls(50, 50, 9), queued, 0.5, List.of());
  }

  private static NodeLoadView node(double used) {
    var resources = new NodeResources(2, used, used, 1, 2, 3, 4, 5, 6);
    return new NodeLoadView("a", calls(100, 90, 5), used, resources, 0);
  }

  private static CallsView calls(double perSecond, double ended, long inFlight) {
    return new CallsView(perSecond, ended, 0, inFlight, 1, 2, 3);
  }
}
